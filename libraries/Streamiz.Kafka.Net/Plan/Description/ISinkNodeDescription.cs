namespace Streamiz.Kafka.Net.Stream;

/// <summary>A sink of a described topology.</summary>
public interface ISinkNodeDescription : INodeDescription
{
    /// <summary>The topic; null when every record names its own.</summary>
    string? Topic { get; }

    /// <summary>What names the topic of every record; null when it is always the same.</summary>
    Type? TopicNameExtractorType { get; }
}
