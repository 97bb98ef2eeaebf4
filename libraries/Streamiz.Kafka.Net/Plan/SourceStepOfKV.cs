namespace Streamiz.Kafka.Net.Plan;

/// <summary>A stream's source.</summary>
internal sealed class SourceStep<K, V>(SourcePlan<K, V> source) : SourceStep(source.Name)
{
    public override ISourcePlan Source => source;

    public override void WriteTo(LogicalTopology topology) => topology.AddSource(source);
}
