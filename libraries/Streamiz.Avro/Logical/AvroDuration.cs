using System.Buffers.Binary;
using System.Globalization;

namespace Streamiz.Avro;

/// <summary>A duration: months, days and milliseconds, none of which is a number of the others.</summary>
/// <param name="Months">Months.</param>
/// <param name="Days">Days.</param>
/// <param name="Milliseconds">Milliseconds.</param>
public readonly record struct AvroDuration(uint Months, uint Days, uint Milliseconds)
{
    /// <summary>How many bytes it takes.</summary>
    public const int Size = 12;

    /// <summary>Reads the encoding: three unsigned integers, least significant byte first.</summary>
    /// <exception cref="AvroDataException">It is not of 12 bytes.</exception>
    public static AvroDuration FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size) throw new AvroDataException($"a duration of {bytes.Length} bytes; it takes {Size}");
        return new AvroDuration(BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
    }

    /// <summary>Gives the encoding.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Months);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), Days);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Milliseconds);
        return bytes;
    }

    /// <summary>As <c>1 months 2 days 3 ms</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Months} months {Days} days {Milliseconds} ms");
}
