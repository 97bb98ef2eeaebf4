using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>
/// One side of a table-table join: an update of this side is joined with the other side's row. <typeparamref name="V1"/> is this side's type, the
/// joiner takes this side's value first. Which side may lack decides between inner, left and outer join.
/// </summary>
internal sealed class TableJoin<K, V1, V2, VR>(UserCode user, TableView<K, V2> other, Func<K, V1, V2, VR> joiner, TableJoinSide side, Node<K, Change<VR>> next) : Node<K, Change<V1>>
{
    public override void Process(in StreamRecord<K, Change<V1>> record)
    {
        try
        {
            Join(record);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    private void Join(in StreamRecord<K, Change<V1>> record)
    {
        ref readonly var change = ref record.Value;
        if (record.KeyIsNull || (side.IgnoresOutOfOrder && !change.IsLatest))
        {
            user.Task.DroppedRecords++;
            return;
        }

        user.Enter(record);
        bool hasOther = other.TryGet(record.Key, out var found, out long otherTime);
        // Nothing was joined before and nothing can be now.
        if (!hasOther && (!side.OtherMayLack || (change.NewIsNull && change.OldIsNull))) return;
        long time = hasOther ? Math.Max(record.Timestamp, otherTime) : record.Timestamp;
        // A result needs this side's value, or the other's where this side may lack.
        bool withoutThis = side.ThisMayLack && hasOther;
        VR value = default!, old = default!;
        if (!change.NewIsNull || withoutThis) value = joiner(record.Key, change.New, found);
        bool hasNew = (!change.NewIsNull || withoutThis) && value is not null;
        bool joinsOld = side.SendsOldValues && (!change.OldIsNull || withoutThis);
        if (joinsOld) old = joiner(record.Key, change.Old, found);
        bool hasOld = joinsOld && old is not null;
        next.Process(new StreamRecord<K, Change<VR>>(record.Key, false, new Change<VR>(value, !hasNew, old, !hasOld, change.IsLatest), false, time, record.Headers));
    }
}
