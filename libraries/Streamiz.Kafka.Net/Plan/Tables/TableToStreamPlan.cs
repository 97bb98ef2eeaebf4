using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>ToStream</c>.</summary>
internal sealed class TableToStreamPlan<K, V>(string name) : Operator<K, Change<V>, K, V>(name)
{
    protected override Node<K, Change<V>> Build(TaskBuild build, Node<K, V> downstream) => new TableToStreamNode<K, V>(downstream);
}
