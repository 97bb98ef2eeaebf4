using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A fixed-key processor of the user's; one object a task.</summary>
internal sealed class FixedKeyProcessorPlan<K, V, VR>(string name, Func<IFixedKeyProcessor<K, V, VR>> supplier) : PlanNode<K, VR>(name), IConsumerOf<K, V>
{
    public Node<K, V> BuildFor(TaskBuild build) => build.Once(this, () =>
    {
        var output = new ProcessorOutput<K, VR>(build.Context, Name, build.StoresOf(this), BuildChildren(build), [.. Children.Select(c => c.Name)]);
        return new FixedKeyProcessorNode<K, V, VR>(build.UserCodeOf(this), supplier(), output);
    });
}
