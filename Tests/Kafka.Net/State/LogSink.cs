using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Tests.State;

/// <summary>Keeps what stores write to their changelogs.</summary>
internal sealed class LogSink : IRecordSink
{
    public List<LoggedRecord> Records { get; } = [];

    public OutTopic Open(string topic) => new Topic(this, topic);

    private sealed class Topic(LogSink sink, string name) : OutTopic(name)
    {
        public override int Partitions => 4;

        public override void Send(int partition, in OutgoingRecord record) => sink.Records.Add(new LoggedRecord(
            Name, partition, record.Key.ToArray(), record.ValueIsNull ? null : record.Value.ToArray(), record.Timestamp));
    }
}
