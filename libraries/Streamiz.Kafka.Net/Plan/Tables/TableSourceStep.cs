namespace Streamiz.Kafka.Net.Plan;

/// <summary>A table from a topic: source, table, perhaps a store.</summary>
internal sealed class TableSourceStep<K, V>(SourcePlan<K, V> source, TableSourcePlan<K, V> table, ImplicitNames names) : Step(table.Name), ITableSourceStep
{
    private bool _reuse;

    public override long? HistoryMs => table.Store.IsVersioned ? table.Store.RetentionMs : null;

    public void ReuseSourceTopic() => _reuse = true;

    public override void WriteTo(LogicalTopology topology)
    {
        topology.AddSource(source);
        topology.Add(table, source.Name);
        if (!table.IsMaterialized) return;

        // The source topic holds the same data as the changelog would.
        if (_reuse) table.Store.Logged = false;
        topology.AddStore(table.Store, table.Name);
        if (_reuse) topology.UseSourceAsChangelog(table.Store.Name, source.Topics[0]);
        if (table.NameIsGenerated) names.AddStore(table.Store);
    }
}
