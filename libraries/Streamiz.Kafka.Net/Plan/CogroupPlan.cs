using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>The result of a cogroup: what its aggregations give, together; all of them write one store.</summary>
internal sealed class CogroupPlan<K, VR>(string name, IReadOnlyList<ITablePlan<K, VR>> aggregations) : Operator<K, Change<VR>, K, Change<VR>>(name), ITablePlan<K, VR>
{
    public string? StoreName => aggregations[0].StoreName;

    public IReadOnlyList<string> ViewStores => aggregations[0].ViewStores;

    public TableView<K, VR> BuildView(TaskBuild build) => aggregations[0].BuildView(build);

    public bool EnableSendingOldValues(bool force)
    {
        foreach (var aggregation in aggregations) aggregation.EnableSendingOldValues(force);
        return true;
    }

    protected override Node<K, Change<VR>> Build(TaskBuild build, Node<K, Change<VR>> downstream) => downstream;
}
