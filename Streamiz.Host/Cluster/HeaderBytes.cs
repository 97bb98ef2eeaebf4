using System.Text;

namespace Streamiz.Host.Cluster;

/// <summary>Headers in the bytes of a record batch: counts and lengths as zigzag variable-length integers.</summary>
internal static class HeaderBytes
{
    public static byte[] Of(IReadOnlyList<(string Name, byte[] Value)> headers)
    {
        using var bytes = new MemoryStream();
        Length(bytes, headers.Count);
        foreach ((string name, byte[] value) in headers)
        {
            byte[] key = Encoding.UTF8.GetBytes(name);
            Length(bytes, key.Length);
            bytes.Write(key);
            Length(bytes, value.Length);
            bytes.Write(value);
        }
        return bytes.ToArray();
    }

    private static void Length(MemoryStream bytes, int length)
    {
        uint left = (uint)length << 1;
        for (; left >= 0x80; left >>= 7) bytes.WriteByte((byte)(left | 0x80));
        bytes.WriteByte((byte)left);
    }
}
