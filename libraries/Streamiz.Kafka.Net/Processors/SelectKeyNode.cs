using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Gives every record another key.</summary>
internal sealed class SelectKeyNode<K, V, KR>(UserCode user, Func<K, V, IRecordContext, KR> mapper, Node<KR, V> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        KR result;
        try
        {
            result = mapper(record.Key, record.Value, context);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        next.Process(new StreamRecord<KR, V>(result, result is null, record.Value, record.ValueIsNull, context.Timestamp, context.Headers));
    }
}
