using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>The left side of a foreign-key join: tells the right side which right row each left row refers to.</summary>
internal sealed class SubscriptionSend<K, V, KO>(
    UserCode user, Func<K, V, KO> foreignKeyOf, Codec<KO> foreignKeys, Codec<V> values, ForeignKeyJoinKind kind, Node<KO, Subscription<K>> next) : Node<K, Change<V>>
{
    private readonly Scratch _one = new(), _two = new();

    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        try
        {
            Send(record);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    private void Send(in StreamRecord<K, Change<V>> record)
    {
        ref readonly var change = ref record.Value;
        if (record.KeyIsNull || (kind.IgnoresOutOfOrder && !change.IsLatest))
        {
            user.Task.DroppedRecords++;
            return;
        }

        if (change.OldIsNull && change.NewIsNull) return;
        user.Enter(record);
        KO was = change.OldIsNull ? default! : foreignKeyOf(record.Key, change.Old);
        KO now = change.NewIsNull ? default! : foreignKeyOf(record.Key, change.New);
        bool refered = !change.OldIsNull && was is not null, refers = !change.NewIsNull && now is not null;
        UInt128? hash = change.NewIsNull ? null : HashOf(change.New);
        bool moved = refered && (!refers || !Same(was, now));
        if (kind.Left)
        {
            if (moved) Forward(record, was, false, hash, Instruction.Delete);
            // Every change needs an answer, since every one has a result; one without a foreign key goes under the null key, where nothing is stored.
            Forward(record, now, !refers, hash, Instruction.AnswerAlways);
            return;
        }

        if (!refers && !change.NewIsNull) user.Task.DroppedRecords++;
        if (moved && !refers) Forward(record, was, false, hash, Instruction.DeleteAndAnswer);
        else if (moved)
        {
            Forward(record, was, false, hash, Instruction.Delete);
            // The result with the old right row must go even when there is no new one.
            Forward(record, now, false, hash, Instruction.AnswerAlways);
        }
        else if (refers) Forward(record, now, false, hash, Instruction.AnswerIfThere);
    }

    private void Forward(in StreamRecord<K, Change<V>> record, KO foreignKey, bool keyIsNull, UInt128? hash, Instruction instruction)
    {
        var subscription = new Subscription<K>(hash, instruction, record.Key, user.Task.Record.Partition);
        next.Process(new StreamRecord<KO, Subscription<K>>(foreignKey, keyIsNull, subscription, false, record.Timestamp, record.Headers));
    }

    private UInt128 HashOf(V value)
    {
        _one.Reset();
        values.Write(value, _one);
        return Murmur3.Hash(_one.Written);
    }

    private bool Same(KO one, KO two)
    {
        _one.Reset();
        _two.Reset();
        foreignKeys.Write(one, _one);
        foreignKeys.Write(two, _two);
        return _one.Written.SequenceEqual(_two.Written);
    }
}
