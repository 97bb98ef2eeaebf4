using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Turns every record into one with another key and value.</summary>
internal sealed class MapNode<K, V, KR, VR>(UserCode user, Func<K, V, IRecordContext, KeyValuePair<KR, VR>> mapper, Node<KR, VR> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        KeyValuePair<KR, VR> result;
        try
        {
            result = mapper(record.Key, record.Value, context);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        next.Process(new StreamRecord<KR, VR>(result.Key, result.Value, context.Timestamp, context.Headers));
    }
}
