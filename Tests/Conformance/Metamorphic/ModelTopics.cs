using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Mock;

namespace Streamiz.Conformance.Metamorphic;

/// <summary>The topics of a model cluster: logs in memory, all with the same number of partitions.</summary>
internal sealed class ModelTopics(int partitions) : IRecordSink
{
    private readonly Dictionary<string, Topic> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Topic, int Partition), List<CapturedRecord>> _logs = [];

    public int Partitions => partitions;

    /// <summary>What was sent and not delivered yet, in order.</summary>
    public Queue<CapturedRecord> Sent { get; } = [];

    public IReadOnlyList<CapturedRecord> Log(string topic, int partition) => _logs.GetValueOrDefault((topic, partition)) ?? [];

    public long End(string topic, int partition) => Log(topic, partition).Count;

    public OutTopic Open(string topic)
    {
        if (!_open.TryGetValue(topic, out var opened)) _open.Add(topic, opened = new Topic(this, topic));
        return opened;
    }

    public void Append(CapturedRecord record)
    {
        if (!_logs.TryGetValue((record.Topic, record.Partition), out var log)) _logs.Add((record.Topic, record.Partition), log = []);
        log.Add(record);
        Sent.Enqueue(record);
    }

    private sealed class Topic(ModelTopics topics, string name) : OutTopic(name)
    {
        public override int Partitions => topics.Partitions;

        public override void Send(int partition, in OutgoingRecord record) => topics.Append(new CapturedRecord(
            Name,
            partition,
            record.KeyIsNull ? null : record.Key.ToArray(),
            record.ValueIsNull ? null : record.Value.ToArray(),
            record.Timestamp,
            new RecordHeaders(record.Headers.Encoded.ToArray())));
    }
}
