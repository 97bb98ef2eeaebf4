using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ISinkNodeDescription"/>
internal sealed class SinkNodeDescription(ISinkPlan sink) : NodeDescription(sink.Name), ISinkNodeDescription
{
    public string? Topic { get; } = sink.Topic;

    public Type? TopicNameExtractorType { get; } = sink.TopicNameExtractorType;

    public override string ToString()
    {
        string target = Topic is null ? $"extractor class: {ExtractorName}" : $"topic: {Topic}";
        return $"Sink: {Name} ({target})\n      <-- {PreviousNames}\n";
    }

    // The class of a lambda has a name that the compiler chose.
    private string ExtractorName => TopicNameExtractorType is { } type && !type.Name.Contains('<', StringComparison.Ordinal) ? type.FullName ?? type.Name : "*";
}
