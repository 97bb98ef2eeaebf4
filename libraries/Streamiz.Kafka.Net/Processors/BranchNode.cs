using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Sends every record to the child of the first predicate that is true; the child after the last one, if there is one, gets the rest.</summary>
internal sealed class BranchNode<K, V>(UserCode user, Func<K, V, IRecordContext, bool>[] predicates, Node<K, V>[] children) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        int chosen = 0;
        try
        {
            while (chosen < predicates.Length && !predicates[chosen](record.Key, record.Value, context)) chosen++;
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        if (chosen < children.Length) children[chosen].Process(UserCode.Leave(context, record));
    }
}
