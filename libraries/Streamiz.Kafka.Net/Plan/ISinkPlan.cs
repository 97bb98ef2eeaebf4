namespace Streamiz.Kafka.Net.Plan;

/// <summary>A sink, whatever its types.</summary>
internal interface ISinkPlan
{
    string Name { get; }

    /// <summary>Name of the topic, an internal one without the application id; null when every record chooses its own.</summary>
    string? Topic { get; }

    /// <summary>What names the topic of every record; null when it is always the same.</summary>
    Type? TopicNameExtractorType { get; }
}
