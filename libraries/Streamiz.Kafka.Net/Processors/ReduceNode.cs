using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Reduces a stream by key: the first value stands for itself.</summary>
internal sealed class ReduceNode<K, V>(UserCode user, Func<V, V, V> reducer, TableOutput<K, V> output) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull || record.ValueIsNull)
        {
            user.Task.Drop();
            return;
        }

        user.Enter(record);
        bool isNew = !output.TryGet(record.Key, out var old, out long timestamp);
        timestamp = isNew ? record.Timestamp : Math.Max(record.Timestamp, timestamp);
        V reduced;
        try
        {
            reduced = isNew ? record.Value : reducer(old, record.Value);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        output.Emit(new StreamRecord<K, Change<V>>(record.Key, false, new Change<V>(reduced, reduced is null, old, isNew), false, timestamp, record.Headers));
    }
}
