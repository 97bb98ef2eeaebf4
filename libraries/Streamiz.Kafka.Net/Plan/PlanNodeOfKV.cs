using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A node whose results are records of these types.</summary>
internal abstract class PlanNode<K, V>(string name) : PlanNode(name)
{
    private readonly List<IConsumerOf<K, V>> _consumers = [];

    /// <summary>The children, as takers of these types; same order as <see cref="PlanNode.Children"/>.</summary>
    public IReadOnlyList<IConsumerOf<K, V>> Consumers => _consumers;

    /// <summary>Builds everything behind this node.</summary>
    protected Node<K, V> BuildDownstream(TaskBuild build) => _consumers.Count switch
    {
        0 => End<K, V>.Instance,
        1 => _consumers[0].BuildFor(build),
        _ => new FanOut<K, V>(BuildChildren(build)),
    };

    /// <summary>Builds everything behind this node, child by child.</summary>
    protected Node<K, V>[] BuildChildren(TaskBuild build) => [.. _consumers.Select(c => c.BuildFor(build))];

    protected override void Connect(PlanNode child, Views views) => _consumers.Add(child as IConsumerOf<K, V> ?? views.Adapt<K, V>(child)
        ?? throw new TopologyException($"{Name} gives records of {typeof(K).Name} and {typeof(V).Name}, which its child {child.Name} does not take"));
}
