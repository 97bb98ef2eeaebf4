using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.State;

/// <summary>Where a store's updates are written: the task's partition of the changelog topic.</summary>
internal sealed class Changelog(OutTopic topic, int partition)
{
    public void Log(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp, RecordHeaders headers = default) =>
        topic.Send(partition, new OutgoingRecord { Key = key, Value = value, ValueIsNull = valueIsNull, Timestamp = timestamp, Headers = headers });
}
