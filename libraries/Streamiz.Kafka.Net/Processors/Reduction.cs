using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>An aggregation that begins with the first value itself.</summary>
internal sealed class Reduction<K, V>(Func<V, V, V> reducer) : Aggregation<K, V, V>
{
    public override V Start(out bool isNull)
    {
        isNull = true;
        return default!;
    }

    public override V Add(in StreamRecord<K, V> record, V aggregate, bool aggregateIsNull, out bool isNull)
    {
        if (aggregateIsNull)
        {
            isNull = record.ValueIsNull;
            return record.Value;
        }

        var result = reducer(aggregate, record.Value);
        isNull = result is null;
        return result;
    }
}
