using System.Numerics;

namespace Streamiz.Avro.Tests;

public sealed class LogicalTypeTests
{
    [TestCase("0")]
    [TestCase("-0.01")]
    [TestCase("123456789012345678901234567890.1234567890")]
    [TestCase("79228162514264337593543950335")]
    public void Decimals_come_back_from_their_bytes(string text)
    {
        var number = AvroDecimal.Parse(text);
        Assert.Multiple(() =>
        {
            Assert.That(number.ToString(), Is.EqualTo(text));
            Assert.That(AvroDecimal.FromBytes(number.ToBytes(), number.Scale), Is.EqualTo(number));
            Assert.That(AvroDecimal.FromBytes(number.ToBytes(20), number.Scale), Is.EqualTo(number));
        });
    }

    [Test]
    public void Decimals_of_dotnet_keep_value_and_scale()
    {
        foreach (decimal number in new[] { 0m, 1.50m, -7.001m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m })
        {
            var value = AvroDecimal.Of(number);
            Assert.That(value.ToDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
        Assert.That(() => new AvroDecimal(BigInteger.Pow(10, 40), 0).ToDecimal(), Throws.InstanceOf<AvroDataException>());
        Assert.That(() => AvroDecimal.Parse("1.23").WithScale(1), Throws.InstanceOf<AvroDataException>());
    }

    [TestCase("timestamp-millis", -1L, "1969-12-31T23:59:59.999Z")]
    [TestCase("timestamp-nanos", -1L, "1969-12-31T23:59:59.999999999Z")]
    [TestCase("timestamp-micros", 0L, "1970-01-01T00:00:00Z")]
    [TestCase("local-timestamp-millis", 0L, "1970-01-01T00:00")]
    [TestCase("local-timestamp-micros", 1000L, "1970-01-01T00:00:00.001")]
    [TestCase("time-micros", 43_200_000_000L, "12:00")]
    public void Times_come_back_from_their_text(string logical, long units, string text)
    {
        var schema = AvroSchema.Parse($$"""{"type":"long","logicalType":"{{logical}}"}""");
        Assert.Multiple(() =>
        {
            Assert.That(LogicalText.Write(schema, units), Is.EqualTo(text));
            Assert.That(LogicalText.Read(schema, text).AsLong(), Is.EqualTo(units));
        });
    }

    [Test]
    public void Times_beyond_dotnet_are_refused()
    {
        Assert.That(() => LogicalTime.Date(int.MaxValue), Throws.InstanceOf<AvroDataException>());
        Assert.That(() => LogicalTime.Timestamp(long.MaxValue, TimeSpan.TicksPerMillisecond, DateTimeKind.Utc), Throws.InstanceOf<AvroDataException>());
        Assert.That(() => LogicalTime.Time(-1, TimeSpan.TicksPerMillisecond), Throws.InstanceOf<AvroDataException>());
    }
}
