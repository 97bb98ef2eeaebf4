namespace Streamiz.Kafka.Net.Stream;

/// <summary>A global store or table of a described topology.</summary>
public interface IGlobalStoreDescription
{
    /// <summary>Number of its sub-topology.</summary>
    int Id { get; }

    /// <summary>What fills the store.</summary>
    IProcessorNodeDescription Processor { get; }

    /// <summary>What reads the topic.</summary>
    ISourceNodeDescription Source { get; }
}
