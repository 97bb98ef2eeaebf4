using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Aggregates a stream by key.</summary>
internal sealed class AggregateNode<K, V, VA>(UserCode user, Func<VA> initializer, Func<K, V, VA, VA> aggregator, TableOutput<K, VA> output) : Node<K, V>
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
        VA aggregate;
        try
        {
            // What the initializer gives counts as the old value for those behind, as in Kafka Streams.
            if (isNew) old = initializer();
            aggregate = aggregator(record.Key, record.Value, old);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        output.Emit(new StreamRecord<K, Change<VA>>(record.Key, false, new Change<VA>(aggregate, aggregate is null, old, old is null), false, timestamp, record.Headers));
    }
}
