using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Chooses the sink of every record by the topic that user code names; sinks are opened once.</summary>
internal sealed class DynamicSinkNode<K, V>(UserCode user, Func<K, V, IRecordContext, string> topicOf, Func<string, SinkNode<K, V>> open) : Node<K, V>
{
    private readonly Dictionary<string, SinkNode<K, V>> _sinks = new(StringComparer.Ordinal);

    public override void Process(in StreamRecord<K, V> record)
    {
        string topic;
        try
        {
            topic = topicOf(record.Key, record.Value, user.Enter(record));
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        if (!_sinks.TryGetValue(topic, out var sink)) _sinks.Add(topic, sink = open(topic));
        sink.Process(record);
    }
}
