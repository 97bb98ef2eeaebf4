using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>Aggregates a grouped table: takes the old value out, then puts the new one in. The result's time is the newest of what went in.</summary>
internal sealed class TableAggregate<K, V, VA>(UserCode user, Func<VA> initializer, Func<K, V, VA, VA> adder, Func<K, V, VA, VA> subtractor, TableOutput<K, VA> output)
    : Node<K, Change<V>>
{
    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        try
        {
            if (record.KeyIsNull) throw new Errors.StreamsException("a grouped table has a record without a key");
            Aggregate(record);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    private void Aggregate(in StreamRecord<K, Change<V>> record)
    {
        user.Enter(record);
        ref readonly var change = ref record.Value;
        bool had = output.TryGet(record.Key, out var old, out long oldTime);
        long time = record.Timestamp;
        VA aggregate = had ? old : default!;
        bool has = had;
        if (!change.OldIsNull && had)
        {
            aggregate = subtractor(record.Key, change.Old, aggregate);
            has = aggregate is not null;
            time = Math.Max(time, oldTime);
        }

        if (!change.NewIsNull)
        {
            aggregate = adder(record.Key, change.New, has ? aggregate : initializer());
            has = aggregate is not null;
            if (had) time = Math.Max(time, oldTime);
        }

        bool sendsOld = output.SendsOldValues && had;
        output.Emit(new StreamRecord<K, Change<VA>>(record.Key, false, new Change<VA>(has ? aggregate : default!, !has, sendsOld ? old : default!, !sendsOld), false, time, record.Headers));
    }
}
