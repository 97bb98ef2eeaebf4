using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>SelectKey</c>, and the key change of <c>GroupBy</c>.</summary>
internal sealed class SelectKeyPlan<K, V, KR>(string name, Func<K, V, IRecordContext, KR> mapper) : Operator<K, V, KR, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<KR, V> downstream) => new SelectKeyNode<K, V, KR>(build.UserCodeOf(this), mapper, downstream);
}
