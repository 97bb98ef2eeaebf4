namespace Streamiz.Broker.Logs;

/// <summary>What is remembered of an idempotent producer's batch, to know it again when it is sent twice.</summary>
internal readonly record struct ProducerBatch(int FirstSequence, int LastSequence, long LastOffset, int OffsetDelta, long Timestamp)
{
    public long FirstOffset => LastOffset - OffsetDelta;
}
