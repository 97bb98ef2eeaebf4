using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>Keeps the rows that a predicate accepts; a row that is no longer accepted is deleted downstream.</summary>
internal sealed class TableFilter<K, V>(UserCode user, Func<K, V, IRecordContext, bool> predicate, (bool KeepWhen, bool Versioned) kind, TableOutput<K, V> output) : Node<K, Change<V>>
{
    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        try
        {
            ref readonly var change = ref record.Value;
            var context = user.Enter(record);
            bool keepsNew = !change.NewIsNull && predicate(record.Key, change.New, context) == kind.KeepWhen;
            V old = default!;
            bool hasOld = output.SendsOldValues && Old(record.Key, change, context, out old);
            // Downstream has the old value, so it would know this row if it had ever passed. Behind a versioned table the old value is not
            // always the one before in time, so nothing can be left out.
            if (!kind.Versioned && output.SendsOldValues && !keepsNew && !hasOld) return;
            output.Emit(record.WithValue(new Change<V>(keepsNew ? change.New : default!, !keepsNew, hasOld ? old : default!, !hasOld, change.IsLatest), false));
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    private bool Old(K key, in Change<V> change, RecordContext context, out V old)
    {
        if (output.HasStore) return output.TryGet(key, out old, out _);
        old = change.Old;
        return !change.OldIsNull && predicate(key, change.Old, context) == kind.KeepWhen;
    }
}
