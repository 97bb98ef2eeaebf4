using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Passes a record unless an equal one with the same key lies within the interval before or after it.</summary>
internal sealed class DropDuplicateNode<K, V>(UserCode user, Func<K, V, V, bool> comparer, IWindowFace<K, V> store, long intervalMs, Node<K, V> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull || record.ValueIsNull)
        {
            user.Task.Drop();
            return;
        }

        user.Enter(record);
        try
        {
            if (IsKnown(record)) return;
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        store.Put(record.Key, record.Timestamp, record.Value, false, record.Timestamp);
        next.Process(record);
    }

    private bool IsKnown(in StreamRecord<K, V> record)
    {
        using var cursor = store.Fetch(record.Key, Math.Max(0, record.Timestamp - intervalMs), WindowTime.Sum(record.Timestamp, intervalMs), reverse: true);
        while (cursor.MoveNext())
        {
            if (comparer(record.Key, cursor.Value, record.Value)) return true;
        }

        return false;
    }
}
