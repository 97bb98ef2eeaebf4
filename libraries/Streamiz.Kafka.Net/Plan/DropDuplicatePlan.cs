using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>DropDuplicate</c>.</summary>
internal sealed class DropDuplicatePlan<K, V>(string name, string storeName, Func<K, V, V, bool> comparer, long intervalMs) : Operator<K, V, K, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, V> downstream) =>
        new DropDuplicateNode<K, V>(build.UserCodeOf(this), comparer, build.Store<IWindowFace<K, V>>(storeName), intervalMs, downstream);
}
