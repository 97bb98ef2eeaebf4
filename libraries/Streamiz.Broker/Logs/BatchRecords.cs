using Streamiz.Protocol;
using Streamiz.Protocol.Compression;

namespace Streamiz.Broker.Logs;

/// <summary>The records of a batch, decompressed where they are not plain.</summary>
internal static class BatchRecords
{
    // A batch may not come out larger than this, whatever it claims: requests are far smaller.
    private const int MaxBytes = 256 * 1024 * 1024;

    public static bool TryGet(ReadOnlySpan<byte> batch, out ReadOnlySpan<byte> records)
    {
        records = batch[BatchHeader.Size..];
        var type = (CompressionType)(new BatchHeader(batch).Attributes & 7);
        if (type == CompressionType.None) return true;
        try
        {
            byte[] into = new byte[Math.Max(1024, records.Length * 4)];
            int length = Codec.Decompress(type, records, ref into, MaxBytes);
            records = into.AsSpan(0, length);
            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }
}
