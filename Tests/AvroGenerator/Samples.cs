using Streamiz.Avro;
using Test.Shapes;

namespace Streamiz.Tests.AvroGenerator;

/// <summary>Records to write and read, and the two steps themselves.</summary>
internal static class Samples
{
    public static Everything Everything() => new()
    {
        Raw = [1, 2, 255],
        MaybeText = "there",
        MaybeNumber = null,
        Color = Color.@class,
        Hash = [9, 8, 7, 6],
        Numbers = [1, -1, long.MaxValue],
        Names = { ["a"] = "1", ["b"] = null },
        Grid = [[Color.RED], [], [Color.green, Color.@class]],
        Payload = new Everything.PayloadUnion.OfArray([new Leg { From = "ZRH", To = "LAX" }]),
        Either = 2.5,
        Leg = new Leg { From = "é", To = "" },
        Day = new DateOnly(2026, 11, 21),
        At = new DateTimeOffset(2026, 11, 21, 15, 0, 0, 123, TimeSpan.Zero),
        ExactlyAt = DateTimeOffset.UnixEpoch.AddTicks(-10),
        Nanos = 17,
        Local = new DateTime(1969, 12, 31, 23, 59, 59),
        Clock = new TimeOnly(23, 59, 59, 999),
        FineClock = new TimeOnly(1, 2, 3),
        Uuid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        FixedUuid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        Price = -12345.67m,
        FixedPrice = 1.5m,
        Length = new AvroDuration(1, 2, 3),
        MaybeDay = DateOnly.MinValue,
    };

    public static byte[] Write<T>(T record)
        where T : class, IAvroRecord<T>
    {
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        record.Write(ref writer);
        writer.Complete();
        return buffer.ToArray();
    }

    public static T Read<T>(byte[] bytes)
        where T : class, IAvroRecord<T>
    {
        var reader = new AvroReader(bytes);
        var record = T.Read(ref reader);
        Assert.That(reader.Remaining, Is.Zero, "the whole record must be read");
        return record;
    }
}
