using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>Split</c> and <c>Branch</c>: one child a predicate, in their order, and perhaps one more for the rest.</summary>
internal sealed class BranchPlan<K, V>(string name) : PlanNode<K, V>(name), IConsumerOf<K, V>
{
    /// <summary>The predicates so far.</summary>
    public List<Func<K, V, IRecordContext, bool>> Predicates { get; } = [];

    public Node<K, V> BuildFor(TaskBuild build) => build.Once<Node<K, V>>(this, () => new BranchNode<K, V>(build.UserCodeOf(this), [.. Predicates], BuildChildren(build)));
}
