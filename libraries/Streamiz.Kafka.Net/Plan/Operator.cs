using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A processor: takes records and gives records. Each operator is one of these and says which running node does its work.</summary>
internal abstract class Operator<K, V, KR, VR>(string name) : PlanNode<KR, VR>(name), IConsumerOf<K, V>
{
    public Node<K, V> BuildFor(TaskBuild build) => build.Once(this, () => Build(build, BuildDownstream(build)));

    /// <summary>Makes the running node, given the one behind it.</summary>
    protected abstract Node<K, V> Build(TaskBuild build, Node<KR, VR> downstream);
}
