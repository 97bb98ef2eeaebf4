using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Gives every record another value.</summary>
internal sealed class MapValuesNode<K, V, VR>(UserCode user, Func<K, V, IRecordContext, VR> mapper, Node<K, VR> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        VR result;
        try
        {
            result = mapper(record.Key, record.Value, context);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        next.Process(new StreamRecord<K, VR>(record.Key, record.KeyIsNull, result, result is null, context.Timestamp, context.Headers));
    }
}
