using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A global table, as a stream's join looks rows up in it. Global stores need not be connected.</summary>
internal sealed class GlobalTablePlan<K, V>(string storeName) : ITablePlan<K, V>
{
    public string? StoreName => storeName;

    public IReadOnlyList<string> ViewStores => [];

    public TableView<K, V> BuildView(TaskBuild build) => new StoreView<K, V>(build.Store<ITableFace<K, V>>(storeName));

    public bool EnableSendingOldValues(bool force) => false;
}
