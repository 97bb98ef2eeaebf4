using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Turns the flag for a missing value of a value type into a null.</summary>
internal sealed class NullableValueNode<K, V>(Node<K, V?> next) : Node<K, V>
    where V : struct
{
    public override void Process(in StreamRecord<K, V> record) => next.Process(record.WithValue(record.ValueIsNull ? (V?)null : record.Value));
}
