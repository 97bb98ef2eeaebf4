using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>Filter</c> and <c>FilterNot</c> of a stream.</summary>
internal sealed class FilterPlan<K, V>(string name, Func<K, V, IRecordContext, bool> predicate, bool passing) : Operator<K, V, K, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, V> downstream) => new FilterNode<K, V>(build.UserCodeOf(this), predicate, passing, downstream);
}
