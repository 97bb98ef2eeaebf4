using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>Peek</c>, <c>Foreach</c> and <c>Print</c>: the last two have nothing behind them.</summary>
internal sealed class PeekPlan<K, V>(string name, Action<K, V, IRecordContext> action) : Operator<K, V, K, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, V> downstream) => new PeekNode<K, V>(build.UserCodeOf(this), action, downstream);
}
