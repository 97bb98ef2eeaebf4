using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Takes a table's updates for records: the new value, or null for a deletion.</summary>
internal sealed class TableToStreamNode<K, V>(Node<K, V> next) : Node<K, Change<V>>
{
    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        ref readonly var change = ref record.Value;
        next.Process(record.WithValue(change.New, change.NewIsNull));
    }
}
