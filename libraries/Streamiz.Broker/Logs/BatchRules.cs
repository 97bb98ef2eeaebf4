using Streamiz.Protocol;

namespace Streamiz.Broker.Logs;

/// <summary>What a batch of a client must be like to be stored.</summary>
internal static class BatchRules
{
    /// <summary>Null when all is well.</summary>
    public static AppendResult? Check(ReadOnlySpan<byte> batch, LogSettings settings, long now)
    {
        if (batch.Length < BatchHeader.Size) return new AppendResult(ErrorCode.CorruptMessage, Message: "The batch is shorter than its header.");
        var header = new BatchHeader(batch);
        if (header.Magic != 2) return new AppendResult(ErrorCode.UnsupportedForMessageFormat, Message: $"Magic {header.Magic} is not supported.");
        if (header.TotalBytes < BatchHeader.Size || header.TotalBytes > batch.Length)
            return new AppendResult(ErrorCode.CorruptMessage, Message: "The batch is cut off.");
        if (header.TotalBytes < batch.Length) return Invalid("A partition takes exactly one batch in a request.");
        if (batch.Length > settings.MaxMessageBytes)
            return new AppendResult(ErrorCode.MessageTooLarge, Message: $"The batch has {batch.Length} bytes; max.message.bytes is {settings.MaxMessageBytes}.");
        if (!BatchHeader.IsIntact(batch)) return new AppendResult(ErrorCode.CorruptMessage, Message: "The checksum is wrong.");
        if (header.RecordCount <= 0 || header.LastOffsetDelta != header.RecordCount - 1) return Invalid("The number of records is wrong.");
        if (header.IsControl) return Invalid("Clients may not write control batches.");
        if (header.ProducerId >= 0 && (header.ProducerEpoch < 0 || header.BaseSequence < 0)) return Invalid("A producer id needs an epoch and a sequence number.");
        if (header.IsTransactional && header.ProducerId < 0) return Invalid("A transactional batch needs a producer id.");
        if (header.IsLogAppendTime) return Invalid("Only the broker sets log append time.");
        if (!settings.LogAppendTime && !IsTimely(header.MaxTimestamp, settings, now))
            return new AppendResult(ErrorCode.InvalidTimestamp, Message: $"Timestamp {header.MaxTimestamp} is out of the topic's range.");
        return RecordRules.Check(batch, settings.Compact);
    }

    private static bool IsTimely(long timestamp, LogSettings settings, long now) =>
        timestamp < 0 || (timestamp <= now
            ? now - timestamp <= settings.TimestampBeforeMaxMs
            : timestamp - now <= settings.TimestampAfterMaxMs);

    private static AppendResult Invalid(string message) => new(ErrorCode.InvalidRecord, Message: message);
}
