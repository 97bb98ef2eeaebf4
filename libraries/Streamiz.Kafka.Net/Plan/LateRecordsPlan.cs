using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>The second output of a windowed aggregation: the records that no window took.</summary>
internal sealed class LateRecordsPlan<K, V>(string name) : Operator<K, V, K, V>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<K, V> downstream) => downstream;
}
