using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Turns the records of a topic or stream into updates of a table, and keeps the table if it has a store.</summary>
internal sealed class TableSourceNode<K, V>(TaskContext task, TableOutput<K, V> output) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull)
        {
            task.Drop();
            return;
        }

        V old = default!;
        bool oldIsNull = !output.HasStore || !output.TryGet(record.Key, out old, out _);
        output.Emit(record.WithValue(new Change<V>(record.Value, record.ValueIsNull, old, oldIsNull), isNull: false));
    }
}
