using System.Buffers.Binary;
using Streamiz.Protocol.Compression;

namespace Streamiz.Broker.Logs;

internal delegate bool RecordPredicate(RecordWalk record);

/// <summary>Makes a batch that has only some of another's records, under their old offsets and otherwise the same.</summary>
internal sealed class BatchFilter
{
    private byte[] _records = new byte[64 * 1024];
    private byte[] _batch = new byte[64 * 1024];

    /// <summary>The batch itself when all records stay, nothing when none does. Valid until the next call.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="records">Its records, decompressed.</param>
    /// <param name="stays">Which of them stay.</param>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> batch, ReadOnlySpan<byte> records, RecordPredicate stays)
    {
        if (_records.Length < records.Length) _records = new byte[records.Length];
        var header = new BatchHeader(batch);
        int length = 0, count = 0;
        long newest = -1;
        var walk = new RecordWalk(records);
        while (walk.TryNext())
        {
            if (!stays(walk)) continue;
            walk.Raw.CopyTo(_records.AsSpan(length));
            length += walk.Raw.Length;
            count++;
            newest = Math.Max(newest, header.BaseTimestamp + walk.TimestampDelta);
        }
        if (count == header.RecordCount) return batch;
        if (count == 0) return [];
        var type = (CompressionType)(header.Attributes & 7);
        int added = Codec.Compress(type, _records.AsSpan(0, length), ref _batch, BatchHeader.Size);
        Span<byte> filtered = _batch.AsSpan(0, BatchHeader.Size + added);
        batch[..BatchHeader.Size].CopyTo(filtered);
        BinaryPrimitives.WriteInt32BigEndian(filtered[8..], filtered.Length - BatchHeader.PrefixSize);
        if (!header.IsLogAppendTime) BinaryPrimitives.WriteInt64BigEndian(filtered[35..], newest);
        BinaryPrimitives.WriteInt32BigEndian(filtered[57..], count);
        BinaryPrimitives.WriteUInt32BigEndian(filtered[17..], Checksum.Compute(filtered[21..]));
        return filtered;
    }
}
