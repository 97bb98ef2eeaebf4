using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A global table or store: source and the node that fills the store.</summary>
internal sealed class GlobalTableStep<K, V>(SourcePlan<K, V> source, PlanNode filler, StorePlan store) : Step(filler.Name)
{
    public override void WriteTo(LogicalTopology topology)
    {
        // Its topic is its changelog.
        store.Logged = false;
        topology.AddGlobalStore(store, source, filler);
    }
}
