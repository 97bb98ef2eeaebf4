namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="IGlobalStoreDescription"/>
internal sealed class GlobalStoreDescription(int id, IReadOnlyList<NodeDescription> nodes) : IGlobalStoreDescription
{
    public int Id { get; } = id;

    public IProcessorNodeDescription Processor { get; } = nodes.OfType<IProcessorNodeDescription>().First();

    public ISourceNodeDescription Source { get; } = nodes.OfType<ISourceNodeDescription>().First();

    public override string ToString() => $"Sub-topology: {Id} for global store (will not generate tasks)\n    {Source}    {Processor}";
}
