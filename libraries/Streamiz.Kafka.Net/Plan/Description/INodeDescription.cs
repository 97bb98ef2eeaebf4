namespace Streamiz.Kafka.Net.Stream;

/// <summary>A node of a described topology.</summary>
public interface INodeDescription
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The nodes that get its results.</summary>
    IEnumerable<INodeDescription> Next { get; }

    /// <summary>The nodes whose results it gets.</summary>
    IEnumerable<INodeDescription> Previous { get; }
}
