using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>Keeps what is sent, in order.</summary>
internal sealed class CapturingSink : IRecordSink
{
    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    /// <summary>Everything sent so far.</summary>
    public List<CapturedRecord> Records { get; } = [];

    public OutTopic Open(string topic)
    {
        if (!_topics.TryGetValue(topic, out var opened)) _topics.Add(topic, opened = new Topic(this, topic));
        return opened;
    }

    /// <summary>Records sent to a topic so far.</summary>
    public long Count(string topic) => _topics.TryGetValue(topic, out var opened) ? opened.Sent : 0;

    private sealed class Topic(CapturingSink sink, string name) : OutTopic(name)
    {
        public override int Partitions => 1;

        public long Sent { get; private set; }

        public override void Send(int partition, in OutgoingRecord record)
        {
            Sent++;
            sink.Records.Add(new CapturedRecord(
                Name,
                partition,
                record.KeyIsNull ? null : record.Key.ToArray(),
                record.ValueIsNull ? null : record.Value.ToArray(),
                record.Timestamp,
                new RecordHeaders(record.Headers.Encoded.ToArray())));
        }
    }
}
