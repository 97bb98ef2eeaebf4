using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>The right side of a foreign-key join takes a subscription: keeps or forgets it and hands it on to be answered.</summary>
internal sealed class SubscriptionReceive<KO, K>(UserCode user, ITableFace<byte[], Subscription<K>> store, CombinedKey<KO, K> keys, Node<KO, Subscription<K>> next) : Node<KO, Subscription<K>>
{
    public override void Process(in StreamRecord<KO, Subscription<K>> record)
    {
        var instruction = record.Value.Instruction;
        if (record.KeyIsNull && instruction != Instruction.AnswerAlways)
        {
            user.Task.DroppedRecords++;
            return;
        }

        if (!record.KeyIsNull)
        {
            bool forget = instruction is Instruction.Delete or Instruction.DeleteAndAnswer;
            store.Put(keys.Of(record.Key, record.Value.PrimaryKey), record.Value, forget, record.Timestamp);
        }

        next.Process(record);
    }
}
