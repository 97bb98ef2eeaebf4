using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>FlatMap</c>.</summary>
internal sealed class FlatMapPlan<K, V, KR, VR>(string name, Func<K, V, IRecordContext, IEnumerable<KeyValuePair<KR, VR>>> mapper) : Operator<K, V, KR, VR>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<KR, VR> downstream) => new FlatMapNode<K, V, KR, VR>(build.UserCodeOf(this), mapper, downstream);
}
