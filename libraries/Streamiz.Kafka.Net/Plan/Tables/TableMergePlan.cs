using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>The result of a table-table join.</summary>
internal sealed class TableMergePlan<K, V1, V2, VR>(string name, ITablePlan<K, V1> left, ITablePlan<K, V2> right, string? storeName, Func<K, V1, V2, VR> joiner, bool leftMayLack, bool rightMayLack)
    : Operator<K, Change<VR>, K, Change<VR>>(name), ITablePlan<K, VR>
{
    private bool _sendsOldValues;

    public string? StoreName { get; } = storeName;

    public IReadOnlyList<string> ViewStores => StoreName is null ? [.. left.ViewStores.Union(right.ViewStores)] : [StoreName];

    /// <summary>The two sides, which are told to send old values when the result is to.</summary>
    public required TableJoinPlan<K, V1, V2, VR> This { get; init; }

    public required TableJoinPlan<K, V2, V1, VR> Other { get; init; }

    public TableView<K, VR> BuildView(TaskBuild build) => StoreName is null
        ? new JoinView<K, V1, V2, VR>(left.BuildView(build), right.BuildView(build), joiner, leftMayLack, rightMayLack)
        : new StoreView<K, VR>(build.Store<ITableFace<K, VR>>(StoreName));

    public bool EnableSendingOldValues(bool force)
    {
        left.EnableSendingOldValues(true);
        right.EnableSendingOldValues(true);
        return _sendsOldValues = This.SendsOldValues = Other.SendsOldValues = true;
    }

    protected override Node<K, Change<VR>> Build(TaskBuild build, Node<K, Change<VR>> downstream) => new TableMerge<K, VR>(
        build.UserCodeOf(this), new TableOutput<K, VR>(StoreName is null ? null : build.Store<ITableFace<K, VR>>(StoreName), _sendsOldValues, downstream));
}
