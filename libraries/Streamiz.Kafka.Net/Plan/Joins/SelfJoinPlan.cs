using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Joins;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A stream joined with itself over one store.</summary>
internal sealed class SelfJoinPlan<K, V, VR>(string name, string storeName, Func<K, V, V, VR> joiner, (long BeforeMs, long AfterMs, long RetentionMs) times) : Operator<K, V, K, VR>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, VR> downstream) =>
        new StreamSelfJoin<K, V, VR>(build.UserCodeOf(this), build.Store<IWindowFace<K, V>>(storeName), joiner, times, downstream);
}
