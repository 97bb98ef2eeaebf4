using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Passes records with a key: one without cannot be placed in a repartition topic. They are not counted as dropped.</summary>
internal sealed class NotNullKeyNode<K, V>(Node<K, V> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        if (!record.KeyIsNull) next.Process(record);
    }
}
