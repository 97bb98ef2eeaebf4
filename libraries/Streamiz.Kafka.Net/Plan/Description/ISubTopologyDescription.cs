namespace Streamiz.Kafka.Net.Stream;

/// <summary>A part of a topology that runs apart from the rest.</summary>
public interface ISubTopologyDescription
{
    /// <summary>Its number.</summary>
    int Id { get; }

    /// <summary>Its nodes, those with the most behind them first.</summary>
    IEnumerable<INodeDescription> Nodes { get; }
}
