using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Suppression;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>Suppress</c> of a table.</summary>
internal sealed class SuppressPlan<K, V>(string name, string storeName, ITablePlan<K, V> parent, SuppressLimits limits, Func<ProcessorContext, K, long> timeOf, ISerDes<K>? keys, ISerDes<V>? values)
    : Operator<K, Change<V>, K, Change<V>>(name), ITablePlan<K, V>
{
    public string? StoreName => null;

    public IReadOnlyList<string> ViewStores => [.. parent.ViewStores, storeName];

    public TableView<K, V> BuildView(TaskBuild build) => new SuppressView<K, V>(parent.BuildView(build), Buffer(build), Keys(build), Values(build));

    public bool EnableSendingOldValues(bool force) => parent.EnableSendingOldValues(force);

    protected override Node<K, Change<V>> Build(TaskBuild build, Node<K, Change<V>> downstream) =>
        new SuppressNode<K, V>(build.UserCodeOf(this), Buffer(build), Keys(build), Values(build), limits, timeOf, downstream);

    private TimeOrderedBuffer Buffer(TaskBuild build) => build.Store<TimeOrderedBuffer>(storeName);

    private Codec<K> Keys(TaskBuild build) => build.Serdes.Key(keys, storeName);

    private Codec<V> Values(TaskBuild build) => build.Serdes.Value(values, storeName);
}
