using Streamiz.Host.Sources;
using Streamiz.Host.Sources.Simulation;
using Streamiz.Topology;

namespace Streamiz.Host.Startup;

/// <summary>Everything <c>run</c> can be told.</summary>
internal sealed record FlightHostOptions
{
    /// <summary>Addresses of a cluster; null runs a broker within the host.</summary>
    public string? Bootstrap { get; init; }

    /// <summary>Address of a schema registry; null runs one within the host.</summary>
    public string? Registry { get; init; }

    /// <summary>Folder of everything the host keeps.</summary>
    public required string Data { get; init; }

    /// <summary>The application's id: the consumer group, and the beginning of the names of its internal topics.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>Where the page and REST are served.</summary>
    public required string Url { get; init; }

    /// <summary>How other hosts of the application reach this one, <c>host:port</c>; null derives it from where it is served.</summary>
    public string? Advertise { get; init; }

    /// <summary>What writing requests must bring along; null asks for nothing on loopback, and allows nothing elsewhere.</summary>
    public string? ApiKey { get; init; }

    public required SourceKind Source { get; init; }

    public ReplayOptions? Replay { get; init; }

    public required SimulationOptions Simulation { get; init; }

    public required FlightTopologyOptions Topology { get; init; }

    /// <summary>Partitions of topics the host creates.</summary>
    public int Partitions { get; init; } = 4;

    /// <summary>Replicas of topics the host creates; -1 leaves it to the cluster.</summary>
    public short Replication { get; init; } = -1;

    /// <summary>Stream threads.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>True for exactly-once.</summary>
    public bool ExactlyOnce { get; init; }

    /// <summary>Milliseconds between commits; null is the engine's own.</summary>
    public long? CommitIntervalMs { get; init; }

    /// <summary>Ports of the broker and the registry within the host; null takes the usual one, or a free one where it is taken.</summary>
    public int? BrokerPort { get; init; }

    public int? RegistryPort { get; init; }

    /// <summary>Further settings of the engine and its client, such as <c>sasl.username</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Ends the host once the source has ended and everything it sent is processed.</summary>
    public bool UntilEnd { get; init; }
}
