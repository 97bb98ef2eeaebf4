using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Passes the records for which a predicate is true (or false).</summary>
internal sealed class FilterNode<K, V>(UserCode user, Func<K, V, IRecordContext, bool> predicate, bool passing, Node<K, V> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        bool passes;
        try
        {
            passes = predicate(record.Key, record.Value, context) == passing;
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        if (passes) next.Process(UserCode.Leave(context, record));
    }
}
