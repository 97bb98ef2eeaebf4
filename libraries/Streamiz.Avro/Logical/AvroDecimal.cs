using System.Globalization;
using System.Numerics;

namespace Streamiz.Avro;

/// <summary>A decimal number of any size: an integer and how many of its digits stand behind the point.</summary>
/// <param name="Unscaled">All digits as an integer.</param>
/// <param name="Scale">Digits behind the point, 0 or more.</param>
public readonly record struct AvroDecimal(BigInteger Unscaled, int Scale)
{
    /// <summary>Takes over a .NET decimal with its scale.</summary>
    public static AvroDecimal Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return new AvroDecimal(value < 0 ? -digits : digits, (bits[3] >> 16) & 0xff);
    }

    /// <summary>Reads plain notation, as <c>-12.30</c>.</summary>
    /// <exception cref="AvroDataException">The text is none.</exception>
    public static AvroDecimal Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int point = text.IndexOf('.');
        string digits = point < 0 ? text : text.Remove(point, 1);
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled) || point == text.Length - 1)
            throw new AvroDataException($"'{text}' is no decimal number");
        return new AvroDecimal(unscaled, point < 0 ? 0 : text.Length - point - 1);
    }

    /// <summary>Reads the encoding: two's complement, most significant byte first.</summary>
    /// <exception cref="AvroDataException">There are no bytes.</exception>
    public static AvroDecimal FromBytes(ReadOnlySpan<byte> bytes, int scale)
    {
        if (bytes.IsEmpty) throw new AvroDataException("a decimal without bytes");
        return new AvroDecimal(new BigInteger(bytes, isUnsigned: false, isBigEndian: true), scale);
    }

    /// <summary>Gives the shortest encoding.</summary>
    public byte[] ToBytes() => Unscaled.ToByteArray(isUnsigned: false, isBigEndian: true);

    /// <summary>Gives the encoding in so many bytes, the sign repeated in front.</summary>
    /// <exception cref="AvroDataException">It needs more bytes.</exception>
    public byte[] ToBytes(int size)
    {
        byte[] shortest = ToBytes();
        if (shortest.Length > size) throw new AvroDataException($"{this} takes more than {size} bytes");
        byte[] bytes = new byte[size];
        if (Unscaled.Sign < 0) Array.Fill(bytes, (byte)0xff);
        shortest.CopyTo(bytes, size - shortest.Length);
        return bytes;
    }

    /// <summary>Gives the same number with another scale.</summary>
    /// <exception cref="AvroDataException">Digits other than zero would be lost.</exception>
    public AvroDecimal WithScale(int scale)
    {
        if (scale >= Scale) return new AvroDecimal(Unscaled * BigInteger.Pow(10, scale - Scale), scale);
        var quotient = BigInteger.DivRem(Unscaled, BigInteger.Pow(10, Scale - scale), out var rest);
        if (!rest.IsZero) throw new AvroDataException($"{this} has more than {scale} digits behind the point");
        return new AvroDecimal(quotient, scale);
    }

    /// <summary>Gives a .NET decimal.</summary>
    /// <exception cref="AvroDataException">It has more than 28 digits or so.</exception>
    public decimal ToDecimal()
    {
        var size = BigInteger.Abs(Unscaled);
        if (Scale > 28 || size.GetBitLength() > 96) throw new AvroDataException($"{this} is beyond a .NET decimal");
        uint Part(int shift) => (uint)((size >> shift) & uint.MaxValue);
        return new decimal((int)Part(0), (int)Part(32), (int)Part(64), Unscaled.Sign < 0, (byte)Scale);
    }

    /// <summary>The number in plain notation.</summary>
    public override string ToString()
    {
        string digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture);
        if (Scale > 0)
        {
            digits = digits.PadLeft(Scale + 1, '0');
            digits = digits.Insert(digits.Length - Scale, ".");
        }
        return Unscaled.Sign < 0 ? "-" + digits : digits;
    }
}
