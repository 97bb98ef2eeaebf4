using Microsoft.Extensions.Logging;

namespace Streamiz.Broker;

/// <summary>How an embedded broker is set up.</summary>
public sealed class BrokerOptions
{
    /// <summary>Folder of the data; it is made when missing. Null: everything is kept in memory and gone at the end.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>Address to listen at. The default is loopback, so that no other machine can connect.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Port to listen at; 0 lets the operating system choose a free one, and -1 opens none (in-process connections only).</summary>
    public int Port { get; set; }

    /// <summary>Host name told to clients; null for <see cref="Host"/>.</summary>
    public string? AdvertisedHost { get; set; }

    /// <summary>The broker's number in the cluster of one.</summary>
    public int NodeId { get; set; } = 1;

    /// <summary>
    /// Settings under Apache Kafka's names (<c>num.partitions</c>, <c>log.retention.ms</c>, <c>auto.create.topics.enable</c>,
    /// <c>group.initial.rebalance.delay.ms</c>, …). Unknown names are refused at start.
    /// </summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Largest request accepted, bytes.</summary>
    public int MaxRequestBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>Connections open at a time; more are closed as they come.</summary>
    public int MaxConnections { get; set; } = 1000;

    /// <summary>Bytes that requests larger than 1 MiB may hold together while they are received; others wait.</summary>
    public long MaxRequestMemory { get; set; } = 512L * 1024 * 1024;

    /// <summary>TLS for the port; null for plain text.</summary>
    public BrokerTls? Tls { get; set; }

    /// <summary>Users who may connect through the port, by SASL PLAIN and SCRAM. Empty: nobody has to log in.</summary>
    public IDictionary<string, string> Users { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Faults to be made, for tests; null for none.</summary>
    public FaultPlan? Faults { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Told what operators should know; null for nobody.</summary>
    public ILogger? Logger { get; set; }
}
