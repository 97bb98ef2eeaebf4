using Streamiz.Protocol;

namespace Streamiz.Broker.Logs;

/// <summary>The few places where a broker looks into a batch.</summary>
internal static class RecordRules
{
    /// <summary>Are the records what the header says? Compressed ones are only opened where keys must be there.</summary>
    public static AppendResult? Check(ReadOnlySpan<byte> batch, bool keysNeeded)
    {
        var header = new BatchHeader(batch);
        if (header.IsCompressed && !keysNeeded) return null;
        if (!BatchRecords.TryGet(batch, out ReadOnlySpan<byte> records))
            return new AppendResult(ErrorCode.CorruptMessage, Message: "The records cannot be decompressed.");
        var walk = new RecordWalk(records);
        int count = 0;
        while (walk.TryNext())
        {
            if (walk.OffsetDelta != count) return new AppendResult(ErrorCode.InvalidRecord, Message: "Offsets in the batch are not consecutive.");
            if (keysNeeded && !walk.HasKey) return new AppendResult(ErrorCode.InvalidRecord, Message: "A compacted topic takes no record without a key.");
            count++;
        }
        return walk.IsSound && walk.IsAtEnd && count == header.RecordCount
            ? null
            : new AppendResult(ErrorCode.InvalidRecord, Message: "The records are not what the batch's header says.");
    }

    /// <summary>The first record of a batch at or after a time and an offset.</summary>
    public static (long Offset, long Timestamp)? FirstAtOrAfter(ReadOnlySpan<byte> batch, long timestamp, long fromOffset)
    {
        var header = new BatchHeader(batch);
        if (header.MaxTimestamp < timestamp || header.LastOffset < fromOffset) return null;
        if (header.IsLogAppendTime) return (Math.Max(header.BaseOffset, fromOffset), header.MaxTimestamp);
        if (!BatchRecords.TryGet(batch, out ReadOnlySpan<byte> records)) return null;
        var walk = new RecordWalk(records);
        while (walk.TryNext())
        {
            long time = header.BaseTimestamp + walk.TimestampDelta, offset = header.BaseOffset + walk.OffsetDelta;
            if (time >= timestamp && offset >= fromOffset) return (offset, time);
        }
        return null;
    }
}
