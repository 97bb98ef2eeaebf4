using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Counts records.</summary>
internal sealed class CountAggregation<K, V> : Aggregation<K, V, long>
{
    public override long Start(out bool isNull)
    {
        isNull = false;
        return 0;
    }

    public override long Add(in StreamRecord<K, V> record, long aggregate, bool aggregateIsNull, out bool isNull)
    {
        isNull = false;
        return aggregate + 1;
    }
}
