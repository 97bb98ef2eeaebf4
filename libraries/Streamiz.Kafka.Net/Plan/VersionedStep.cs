namespace Streamiz.Kafka.Net.Plan;

/// <summary>As <see cref="WritingStep"/>, of a node that ignores out-of-order updates of a versioned table.</summary>
internal sealed class VersionedStep(string name, Func<bool, Action<LogicalTopology, IReadOnlyList<string>>> write) : Step(name), IVersionedSemantics
{
    private bool _versioned;

    public void UseVersioned(bool versioned) => _versioned = versioned;

    public override void WriteTo(LogicalTopology topology) => write(_versioned)(topology, ParentNames);
}
