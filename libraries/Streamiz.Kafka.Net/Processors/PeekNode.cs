using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Shows every record to user code and passes it on.</summary>
internal sealed class PeekNode<K, V>(UserCode user, Action<K, V, IRecordContext> action, Node<K, V> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        try
        {
            action(record.Key, record.Value, context);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        next.Process(UserCode.Leave(context, record));
    }
}
