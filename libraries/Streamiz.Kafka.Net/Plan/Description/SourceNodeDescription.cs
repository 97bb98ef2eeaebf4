using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ISourceNodeDescription"/>
internal sealed class SourceNodeDescription(ISourcePlan source) : NodeDescription(source.Name), ISourceNodeDescription
{
    public Type? TimestampExtractorType { get; } = source.TimestampExtractorType;

    public IEnumerable<string> Topics { get; } = JavaOrder.OfSet(source.Topics);

    public override string ToString()
    {
        string topics = source.Pattern is { } pattern ? pattern.ToString() : $"[{string.Join(", ", Topics)}]";
        return $"Source: {Name} (topics: {topics})\n      --> {NextNames}\n";
    }
}
