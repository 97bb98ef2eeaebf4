using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>WithRecordTimestamp</c>.</summary>
internal sealed class WithTimestampPlan<K, V>(string name, Func<K, V, IRecordContext, long> timestampOf) : Operator<K, V, K, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, V> downstream) => new WithTimestampNode<K, V>(build.UserCodeOf(this), timestampOf, downstream);
}
