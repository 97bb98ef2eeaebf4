using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Turns every record into any number of others.</summary>
internal sealed class FlatMapNode<K, V, KR, VR>(UserCode user, Func<K, V, IRecordContext, IEnumerable<KeyValuePair<KR, VR>>> mapper, Node<KR, VR> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        using var results = new UserResults<KeyValuePair<KR, VR>>(user);
        if (!results.Begin(mapper, record, context)) return;
        var (timestamp, headers) = (context.Timestamp, context.Headers);
        while (results.MoveNext(record))
        {
            var result = results.Current;
            next.Process(new StreamRecord<KR, VR>(result.Key, result.Value, timestamp, headers));
        }
    }
}
