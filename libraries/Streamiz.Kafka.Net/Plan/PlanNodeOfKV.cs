using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A plan node whose results are records of these types.</summary>
internal abstract class PlanNode<K, V>(string name) : PlanNode(name)
{
    private readonly List<IConsumerOf<K, V>> _consumers = [];

    /// <summary>The nodes that take this one's results, in the order in which they were appended.</summary>
    public List<IConsumerOf<K, V>> Consumers => _consumers;

    /// <summary>Builds everything behind this node.</summary>
    protected Node<K, V> BuildDownstream(TaskBuild build) => _consumers.Count switch
    {
        0 => End<K, V>.Instance,
        1 => _consumers[0].BuildFor(build),
        _ => new FanOut<K, V>([.. _consumers.Select(c => c.BuildFor(build))]),
    };
}
