using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>
/// Sends a table's rows to their groups: what a row was is taken out of its old group, what it is now is put into its new one; both in one record when the
/// group stays the same.
/// </summary>
internal sealed class TableGroupBy<K, V, KR, VR>(UserCode user, Func<K, V, IRecordContext, KeyValuePair<KR, VR>> selector, bool ignoreOutOfOrder, Node<KR, Change<VR>> next)
    : Node<K, Change<V>>
{
    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        try
        {
            Group(record);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    private void Group(in StreamRecord<K, Change<V>> record)
    {
        if (record.KeyIsNull) throw new Errors.StreamsException("a table's row without a key cannot be grouped");
        ref readonly var change = ref record.Value;
        if (ignoreOutOfOrder && !change.IsLatest) return;

        var context = user.Enter(record);
        KeyValuePair<KR, VR> now = default, was = default;
        bool hasNew = !change.NewIsNull && Has(now = selector(record.Key, change.New, context));
        bool hasOld = !change.OldIsNull && Has(was = selector(record.Key, change.Old, context));
        if (hasNew && hasOld && EqualityComparer<KR>.Default.Equals(now.Key, was.Key))
        {
            next.Process(Send(record, now.Key, new Change<VR>(now.Value, false, was.Value, false)));
            return;
        }

        if (hasOld) next.Process(Send(record, was.Key, new Change<VR>(default!, true, was.Value, false)));
        if (hasNew) next.Process(Send(record, now.Key, new Change<VR>(now.Value, false, default!, true)));
    }

    private static bool Has(in KeyValuePair<KR, VR> pair) => pair.Key is not null && pair.Value is not null;

    private static StreamRecord<KR, Change<VR>> Send(in StreamRecord<K, Change<V>> record, KR key, in Change<VR> change) =>
        new(key, false, change, false, record.Timestamp, record.Headers);
}
