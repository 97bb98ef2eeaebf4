using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>An answer meets its left row: joined when the left row still has the value that asked, left out otherwise.</summary>
internal sealed class AnswerJoin<K, V, VO, VR>(UserCode user, TableView<K, V> left, Codec<V> values, Func<K, V, VO, VR> joiner, bool leftJoin, Node<K, VR> next) : Node<K, Answer<VO>>
{
    private readonly Scratch _scratch = new();

    public override void Process(in StreamRecord<K, Answer<VO>> record)
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

    private void Join(in StreamRecord<K, Answer<VO>> record)
    {
        user.Enter(record);
        var answer = record.Value;
        bool there = left.TryGet(record.Key, out var value, out _);
        if (answer.Hash != (there ? HashOf(value) : null))
        {
            user.Task.DroppedRecords++;
            return;
        }

        if (answer.ValueIsNull && (!leftJoin || !there)) next.Process(record.WithValue<VR>(default!, true));
        else next.Process(record.WithValue(joiner(record.Key, value, answer.Value)));
    }

    private UInt128? HashOf(V value)
    {
        _scratch.Reset();
        values.Write(value, _scratch);
        return Murmur3.Hash(_scratch.Written);
    }
}
