using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A stream's source.</summary>
internal abstract class SourceStep(string name) : Step(name)
{
    public abstract ISourcePlan Source { get; }

    /// <summary>Takes over what stands behind another source of the same topics, which is left out then.</summary>
    public void Absorb(SourceStep other)
    {
        if (other.GetType() != GetType()) throw new TopologyException($"{Name} and {other.Name} read the same topics with different types");
        foreach (var child in other.Children.ToArray())
        {
            other.Remove(child);
            Append(child);
        }
    }
}
