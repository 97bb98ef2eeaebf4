using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>Answers a subscription with the right row as it is now.</summary>
internal sealed class SubscriptionAnswer<KO, VO, K>(TableView<KO, VO> right, Node<K, Answer<VO>> next) : Node<KO, Subscription<K>>
{
    public override void Process(in StreamRecord<KO, Subscription<K>> record)
    {
        var subscription = record.Value;
        if (subscription.Instruction == Instruction.Delete) return;
        VO row = default!;
        long rowTime = -1;
        bool found = !record.KeyIsNull && right.TryGet(record.Key, out row, out rowTime);
        if (!found && subscription.Instruction == Instruction.AnswerIfThere) return;
        bool none = !found || subscription.Instruction == Instruction.DeleteAndAnswer;
        var answer = new Answer<VO>(subscription.Hash, none ? default! : row, none, subscription.PrimaryPartition);
        long time = found ? Math.Max(record.Timestamp, rowTime) : record.Timestamp;
        next.Process(new StreamRecord<K, Answer<VO>>(subscription.PrimaryKey, false, answer, false, time, record.Headers));
    }
}
