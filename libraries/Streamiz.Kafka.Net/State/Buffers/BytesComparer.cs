namespace Streamiz.Kafka.Net.State;

/// <summary>Byte arrays by their content; the hash is that of a Java byte array.</summary>
internal sealed class BytesComparer : IEqualityComparer<byte[]>
{
    public static readonly BytesComparer Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.AsSpan().SequenceEqual(y));

    public int GetHashCode(byte[] obj) => JavaHash(obj);

    public static int JavaHash(ReadOnlySpan<byte> bytes)
    {
        int hash = 1;
        foreach (byte b in bytes) hash = unchecked((31 * hash) + (sbyte)b);
        return hash;
    }
}
