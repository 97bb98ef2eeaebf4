using System.Text;

namespace Streamiz.Avro;

/// <summary>CRC-64-AVRO, the Rabin fingerprint of the specification.</summary>
internal static class Crc64
{
    private const ulong Empty = 0xc15d213aa4d7a795UL;
    private static readonly ulong[] Table = MakeTable();

    public static ulong Of(string text)
    {
        ulong crc = Empty;
        foreach (byte b in Encoding.UTF8.GetBytes(text)) crc = (crc >> 8) ^ Table[(int)(crc ^ b) & 0xff];
        return crc;
    }

    private static ulong[] MakeTable()
    {
        var table = new ulong[256];
        for (int i = 0; i < 256; i++)
        {
            ulong crc = (ulong)i;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (Empty & (0UL - (crc & 1)));
            table[i] = crc;
        }
        return table;
    }
}
