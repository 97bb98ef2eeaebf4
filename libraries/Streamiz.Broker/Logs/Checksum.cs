using System.Numerics;
using System.Runtime.InteropServices;

namespace Streamiz.Broker.Logs;

/// <summary>CRC-32C (Castagnoli) by the processor's own instruction.</summary>
internal static class Checksum
{
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (byte b in bytes[(words.Length * 8)..]) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
