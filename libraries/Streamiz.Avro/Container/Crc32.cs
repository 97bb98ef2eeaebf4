namespace Streamiz.Avro;

/// <summary>CRC-32 as zip has it; snappy blocks of container files end with it.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data) crc = (crc >> 8) ^ Table[(byte)(crc ^ b)];
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xedb88320u & (0u - (crc & 1)));
            table[i] = crc;
        }
        return table;
    }
}
