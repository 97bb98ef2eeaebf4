namespace Streamiz.Kafka.Net.Plan;

/// <summary>A table from a stream, with a store if one is needed.</summary>
internal sealed class StreamToTableStep<K, V>(TableSourcePlan<K, V> table, ImplicitNames names) : Step(table.Name)
{
    public override void WriteTo(LogicalTopology topology)
    {
        topology.Add(table, ParentNames);
        if (!table.IsMaterialized) return;
        topology.AddStore(table.Store, table.Name);
        if (table.NameIsGenerated) names.AddStore(table.Store);
    }
}
