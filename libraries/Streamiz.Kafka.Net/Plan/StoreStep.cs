namespace Streamiz.Kafka.Net.Plan;

/// <summary>A store added by itself, for processors that name it.</summary>
internal sealed class StoreStep(StorePlan store) : Step(store.Name)
{
    public override void WriteTo(LogicalTopology topology) => topology.AddStore(store);
}
