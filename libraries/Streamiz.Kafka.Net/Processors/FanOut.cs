using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Hands every record to several nodes, in the order in which they were added to the topology.</summary>
internal sealed class FanOut<K, V>(Node<K, V>[] children) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        foreach (var child in children) child.Process(record);
    }
}
