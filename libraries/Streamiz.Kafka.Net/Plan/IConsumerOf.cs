using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A plan node that takes records of these types: an operator or a sink.</summary>
internal interface IConsumerOf<K, V>
{
    /// <summary>The running node of this plan node in the task being built; made once a task, also when several nodes lead to it.</summary>
    Node<K, V> BuildFor(TaskBuild build);
}
