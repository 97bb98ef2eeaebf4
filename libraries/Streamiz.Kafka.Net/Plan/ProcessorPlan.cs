using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A processor of the user's; one object a task.</summary>
internal sealed class ProcessorPlan<K, V, KR, VR>(string name, Func<IProcessor<K, V, KR, VR>> supplier) : PlanNode<KR, VR>(name), IConsumerOf<K, V>
{
    public Node<K, V> BuildFor(TaskBuild build) => build.Once(this, () =>
    {
        var output = new ProcessorOutput<KR, VR>(build.Context, Name, build.StoresOf(this), BuildChildren(build), [.. Children.Select(c => c.Name)]);
        return new ProcessorNode<K, V, KR, VR>(build.UserCodeOf(this), supplier(), output);
    });
}
