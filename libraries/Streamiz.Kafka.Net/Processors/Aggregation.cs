using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>What a windowed aggregation does: start a window, and add a record to it. Nulls are said apart, since a value type has none.</summary>
internal abstract class Aggregation<K, V, VA>
{
    /// <summary>The value of a window without records.</summary>
    public abstract VA Start(out bool isNull);

    /// <summary>The value with one more record in it; null deletes the window.</summary>
    public abstract VA Add(in StreamRecord<K, V> record, VA aggregate, bool aggregateIsNull, out bool isNull);

    /// <summary>From what the user gave to <c>Aggregate</c>.</summary>
    public sealed class Of(Func<VA> initializer, Func<K, V, VA, VA> aggregator) : Aggregation<K, V, VA>
    {
        public override VA Start(out bool isNull)
        {
            var initial = initializer();
            isNull = initial is null;
            return initial;
        }

        public override VA Add(in StreamRecord<K, V> record, VA aggregate, bool aggregateIsNull, out bool isNull)
        {
            var result = aggregator(record.Key, record.Value, aggregate);
            isNull = result is null;
            return result;
        }
    }
}
