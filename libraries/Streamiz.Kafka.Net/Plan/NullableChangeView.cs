using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A table of a value type, seen with nulls.</summary>
internal sealed class NullableChangeView<K, V> : IView<K, Change<V>>
    where V : struct
{
    public IConsumerOf<K, Change<V>>? Adapt(PlanNode child) => child is IConsumerOf<K, Change<V?>> consumer ? new Adapter(consumer) : null;

    private sealed class Adapter(IConsumerOf<K, Change<V?>> consumer) : IConsumerOf<K, Change<V>>
    {
        public Node<K, Change<V>> BuildFor(TaskBuild build) => new NullableChangeNode<K, V>(consumer.BuildFor(build));
    }
}
