using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Turns the flags for missing values of a value type into nulls.</summary>
internal sealed class NullableChangeNode<K, V>(Node<K, Change<V?>> next) : Node<K, Change<V>>
    where V : struct
{
    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        ref readonly var change = ref record.Value;
        next.Process(record.WithValue(
            new Change<V?>(change.NewIsNull ? null : change.New, change.NewIsNull, change.OldIsNull ? null : change.Old, change.OldIsNull, change.IsLatest),
            isNull: false));
    }
}
