using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>A graph of sources, processors, sinks and stores, built by a <see cref="StreamBuilder"/> or by hand.</summary>
public partial class Topology
{
    internal Topology(LogicalTopology logical) => Logical = logical;

    internal LogicalTopology Logical { get; }

    /// <summary>What the topology is made of; the text is Kafka Streams'.</summary>
    public ITopologyDescription Describe() => Logical.Describe();
}
