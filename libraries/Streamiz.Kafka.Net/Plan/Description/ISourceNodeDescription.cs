namespace Streamiz.Kafka.Net.Stream;

/// <summary>A source of a described topology.</summary>
public interface ISourceNodeDescription : INodeDescription
{
    /// <summary>What gives records their time; null for the configured one.</summary>
    Type? TimestampExtractorType { get; }

    /// <summary>The topics; empty for a pattern.</summary>
    IEnumerable<string> Topics { get; }
}
