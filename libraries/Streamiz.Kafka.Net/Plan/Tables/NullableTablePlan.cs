using Streamiz.Kafka.Net.Processors.Tables;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A table of a value type, seen with nulls.</summary>
internal sealed class NullableTablePlan<K, V>(ITablePlan<K, V> table) : ITablePlan<K, V?>
    where V : struct
{
    public string? StoreName => table.StoreName;

    public IReadOnlyList<string> ViewStores => table.ViewStores;

    public TableView<K, V?> BuildView(TaskBuild build) => new NullableView<K, V>(table.BuildView(build));

    public bool EnableSendingOldValues(bool force) => table.EnableSendingOldValues(force);
}
