using System.Buffers;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Numbers of variable length, zigzag, as Kafka writes them.</summary>
internal static class Varint
{
    public static void Write(IBufferWriter<byte> output, int value)
    {
        uint rest = (uint)((value << 1) ^ (value >> 31));
        var span = output.GetSpan(5);
        int at = 0;
        for (; rest >= 0x80; rest >>= 7) span[at++] = (byte)(rest | 0x80);
        span[at++] = (byte)rest;
        output.Advance(at);
    }

    /// <summary>Reads a number and moves behind it.</summary>
    public static int Read(ref ReadOnlySpan<byte> bytes)
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (bytes.IsEmpty) break;
            byte next = bytes[0];
            bytes = bytes[1..];
            value |= (uint)(next & 0x7f) << shift;
            if (next < 0x80) return (int)(value >> 1) ^ -(int)(value & 1);
        }

        throw new Errors.DeserializationException("a number of variable length is cut off or too long");
    }
}
