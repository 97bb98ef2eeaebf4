namespace Streamiz.Kafka.Net.Plan;

/// <summary>A step that only needs to say what it writes.</summary>
internal sealed class WritingStep(string name, Action<LogicalTopology, IReadOnlyList<string>> write) : Step(name)
{
    public override void WriteTo(LogicalTopology topology) => write(topology, ParentNames);
}
