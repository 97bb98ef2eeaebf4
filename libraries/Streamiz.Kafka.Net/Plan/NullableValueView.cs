using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A stream of a value type, seen with nulls.</summary>
internal sealed class NullableValueView<K, V> : IView<K, V>
    where V : struct
{
    public IConsumerOf<K, V>? Adapt(PlanNode child) => child is IConsumerOf<K, V?> consumer ? new Adapter(consumer) : null;

    private sealed class Adapter(IConsumerOf<K, V?> consumer) : IConsumerOf<K, V>
    {
        public Node<K, V> BuildFor(TaskBuild build) => new NullableValueNode<K, V>(consumer.BuildFor(build));
    }
}
