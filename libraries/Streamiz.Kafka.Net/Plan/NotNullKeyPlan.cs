using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Stands before the sink of a repartition topic.</summary>
internal sealed class NotNullKeyPlan<K, V>(string name) : Operator<K, V, K, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, V> downstream) => new NotNullKeyNode<K, V>(downstream);
}
