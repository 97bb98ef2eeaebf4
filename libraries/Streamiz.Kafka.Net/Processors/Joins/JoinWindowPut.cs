using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>Remembers a stream's records for the other side of a join. The record goes on first, so that it never meets itself.</summary>
internal sealed class JoinWindowPut<K, V>(UserCode user, IWindowFace<K, V> window, Node<K, V> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        next.Process(record);
        if (record.KeyIsNull) return;
        // What came behind may have left another record in the context, which is what the changelog carries.
        user.Enter(record);
        window.Put(record.Key, record.Timestamp, record.Value, record.ValueIsNull, record.Timestamp);
    }
}
