namespace Streamiz.Kafka.Net.Stream;

/// <summary>A processor of a described topology.</summary>
public interface IProcessorNodeDescription : INodeDescription
{
    /// <summary>Names of the stores that it may use.</summary>
    IEnumerable<string> Stores { get; }
}
