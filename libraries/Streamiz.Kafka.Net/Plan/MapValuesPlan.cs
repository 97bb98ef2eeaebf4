using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>MapValues</c> of a stream.</summary>
internal sealed class MapValuesPlan<K, V, VR>(string name, Func<K, V, IRecordContext, VR> mapper) : Operator<K, V, K, VR>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, VR> downstream) => new MapValuesNode<K, V, VR>(build.UserCodeOf(this), mapper, downstream);
}
