using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>An update of a right row is sent to all left rows that refer to it, in the order of their keys.</summary>
internal sealed class ForeignTableJoin<KO, VO, K>(
    UserCode user, ITableFace<byte[], Subscription<K>> store, CombinedKey<KO, K> keys, bool ignoresOutOfOrder, Node<K, Answer<VO>> next) : Node<KO, Change<VO>>
{
    public override void Process(in StreamRecord<KO, Change<VO>> record)
    {
        ref readonly var change = ref record.Value;
        if (record.KeyIsNull || (ignoresOutOfOrder && !change.IsLatest))
        {
            user.Task.DroppedRecords++;
            return;
        }

        using var subscriptions = store.Prefix(keys.PrefixOf(record.Key));
        while (subscriptions.MoveNext())
        {
            var subscription = subscriptions.Value;
            var answer = new Answer<VO>(subscription.Hash, change.New, change.NewIsNull, subscription.PrimaryPartition);
            next.Process(new StreamRecord<K, Answer<VO>>(keys.PrimaryKeyOf(subscriptions.Key), false, answer, false, record.Timestamp, record.Headers));
        }
    }
}
