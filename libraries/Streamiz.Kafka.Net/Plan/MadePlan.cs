using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A processor that only needs to say how its running node is made.</summary>
internal sealed class MadePlan<K, V, KR, VR>(string name, Func<TaskBuild, UserCode, Node<KR, VR>, Node<K, V>> make) : Operator<K, V, KR, VR>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<KR, VR> downstream) => make(build, build.UserCodeOf(this), downstream);
}
