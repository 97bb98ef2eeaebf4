using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Joins;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Remembers one side's records of a stream-stream join.</summary>
internal sealed class JoinWindowPlan<K, V>(string name, string storeName) : Operator<K, V, K, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, V> downstream) => new JoinWindowPut<K, V>(build.UserCodeOf(this), build.Store<IWindowFace<K, V>>(storeName), downstream);
}
