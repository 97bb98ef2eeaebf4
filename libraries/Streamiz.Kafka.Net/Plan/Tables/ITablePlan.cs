using Streamiz.Kafka.Net.Processors.Tables;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A plan node whose results are a table: how others look its rows up, and whether it tells old values.</summary>
internal interface ITablePlan<K, V>
{
    /// <summary>Name of the table's own store; null when it has none and its rows are looked up further up.</summary>
    string? StoreName { get; }

    /// <summary>Names of the stores that a look-up reads: those who look up are connected to them.</summary>
    IReadOnlyList<string> ViewStores { get; }

    /// <summary>Makes what a task's nodes look rows up in.</summary>
    TableView<K, V> BuildView(TaskBuild build);

    /// <summary>
    /// Asks the table to tell the old value with every update. False when it cannot; with <paramref name="force"/> a source table gets a store so that it can.
    /// </summary>
    bool EnableSendingOldValues(bool force);
}
