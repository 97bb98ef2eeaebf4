using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Gives every record another time.</summary>
internal sealed class WithTimestampNode<K, V>(UserCode user, Func<K, V, IRecordContext, long> timestampOf, Node<K, V> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        long timestamp;
        try
        {
            timestamp = timestampOf(record.Key, record.Value, user.Enter(record));
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        next.Process(record.WithTimestamp(timestamp));
    }
}
