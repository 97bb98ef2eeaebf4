using NUnit.Framework;

namespace Streamiz.Protocol.Tests;

/// <summary>The checksum of batches.</summary>
public sealed class Crc32CTests
{
    [Test]
    public void It_is_the_sum_that_the_standard_gives_for_its_check_text() => Assert.That(Crc32C.Of("123456789"u8), Is.EqualTo(0xE3069283u));

    [Test]
    public void Every_length_and_place_gives_what_bit_by_bit_gives()
    {
        byte[] bytes = new byte[20_000];
        new Random(11).NextBytes(bytes);
        foreach (int length in Enumerable.Range(0, 40).Concat([1023, 3071, 3072, 3073, 3079, 3080, 6143, 6144, 6151, 9999, 19_990]))
            for (int start = 0; start < 9; start += 4)
                Assert.That(Crc32C.Of(bytes.AsSpan(start, length)), Is.EqualTo(BitByBit(bytes.AsSpan(start, length))), $"{length} bytes from {start}");
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78u : crc >> 1;
        }
        return ~crc;
    }
}
