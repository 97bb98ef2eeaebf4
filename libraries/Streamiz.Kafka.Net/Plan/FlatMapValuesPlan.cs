using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>FlatMapValues</c>.</summary>
internal sealed class FlatMapValuesPlan<K, V, VR>(string name, Func<K, V, IRecordContext, IEnumerable<VR>> mapper) : Operator<K, V, K, VR>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, VR> downstream) => new FlatMapValuesNode<K, V, VR>(build.UserCodeOf(this), mapper, downstream);
}
