namespace Streamiz.Kafka.Net.Stream;

/// <summary>What a topology is made of; its text is Kafka Streams'.</summary>
public interface ITopologyDescription
{
    /// <summary>Global stores and tables.</summary>
    IEnumerable<IGlobalStoreDescription> GlobalStores { get; }

    /// <summary>The parts that run as tasks.</summary>
    IEnumerable<ISubTopologyDescription> SubTopologies { get; }
}
