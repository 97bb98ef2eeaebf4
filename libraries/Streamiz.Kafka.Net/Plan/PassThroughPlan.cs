using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>Merge</c>, and the branches of <c>Split</c>: a name in the topology, nothing at run time.</summary>
internal sealed class PassThroughPlan<K, V>(string name) : Operator<K, V, K, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, V> downstream) => downstream;
}
