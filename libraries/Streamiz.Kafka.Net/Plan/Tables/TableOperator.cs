using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// An operator of one table whose results are a table, with a store of its own or without. Without one, its rows are those of the table further up, seen
/// through the operator.
/// </summary>
internal abstract class TableOperator<K, V, VR>(string name, ITablePlan<K, V> parent, string? storeName, bool sendsOldValues = false) : Operator<K, Change<V>, K, Change<VR>>(name), ITablePlan<K, VR>
{
    public string? StoreName { get; } = storeName;

    public virtual IReadOnlyList<string> ViewStores => StoreName is null ? Parent.ViewStores : [StoreName];

    protected ITablePlan<K, V> Parent { get; } = parent;

    protected bool SendsOldValues { get; private set; } = sendsOldValues;

    public TableView<K, VR> BuildView(TaskBuild build) => StoreName is null ? BuildViewWithoutStore(build) : new StoreView<K, VR>(build.Store<ITableFace<K, VR>>(StoreName));

    public virtual bool EnableSendingOldValues(bool force)
    {
        if (!SendsOldValues) SendsOldValues = StoreName is not null || Parent.EnableSendingOldValues(force);
        return SendsOldValues;
    }

    protected abstract TableView<K, VR> BuildViewWithoutStore(TaskBuild build);

    /// <summary>Where the results go: the store, if there is one, and what comes behind.</summary>
    protected TableOutput<K, VR> Output(TaskBuild build, Node<K, Change<VR>> downstream) =>
        new(StoreName is null ? null : build.Store<ITableFace<K, VR>>(StoreName), SendsOldValues, downstream);
}
