using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>Map</c>.</summary>
internal sealed class MapPlan<K, V, KR, VR>(string name, Func<K, V, IRecordContext, KeyValuePair<KR, VR>> mapper) : Operator<K, V, KR, VR>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<KR, VR> downstream) => new MapNode<K, V, KR, VR>(build.UserCodeOf(this), mapper, downstream);
}
