namespace Streamiz.Kafka.Net.Plan;

/// <summary>Stands before all sources and writes nothing.</summary>
internal sealed class RootStep() : Step("root")
{
    public override void WriteTo(LogicalTopology topology)
    {
    }
}
