using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Turns every record into any number of others with the same key.</summary>
internal sealed class FlatMapValuesNode<K, V, VR>(UserCode user, Func<K, V, IRecordContext, IEnumerable<VR>> mapper, Node<K, VR> next) : Node<K, V>
{
    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        using var results = new UserResults<VR>(user);
        if (!results.Begin(mapper, record, context)) return;
        var (timestamp, headers) = (context.Timestamp, context.Headers);
        while (results.MoveNext(record))
        {
            var result = results.Current;
            next.Process(new StreamRecord<K, VR>(record.Key, record.KeyIsNull, result, result is null, timestamp, headers));
        }
    }
}
