using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>Reduces a grouped table: takes the old value out, then puts the new one in; a group's first value is its result.</summary>
internal sealed class TableReduce<K, V>(UserCode user, Func<V, V, V> adder, Func<V, V, V> subtractor, TableOutput<K, V> output) : Node<K, Change<V>>
{
    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        try
        {
            if (record.KeyIsNull) throw new Errors.StreamsException("a grouped table has a record without a key");
            Reduce(record);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    private void Reduce(in StreamRecord<K, Change<V>> record)
    {
        user.Enter(record);
        ref readonly var change = ref record.Value;
        bool had = output.TryGet(record.Key, out var old, out long oldTime);
        long time = record.Timestamp;
        V result = had ? old : default!;
        bool has = had;
        if (!change.OldIsNull && had)
        {
            result = subtractor(result, change.Old);
            has = result is not null;
            time = Math.Max(time, oldTime);
        }

        if (!change.NewIsNull)
        {
            if (has) time = Math.Max(time, oldTime);
            result = has ? adder(result, change.New) : change.New;
            has = result is not null;
        }

        bool sendsOld = output.SendsOldValues && had;
        output.Emit(new StreamRecord<K, Change<V>>(record.Key, false, new Change<V>(has ? result : default!, !has, sendsOld ? old : default!, !sendsOld), false, time, record.Headers));
    }
}
