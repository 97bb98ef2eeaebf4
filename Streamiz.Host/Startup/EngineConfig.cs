using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Host.Startup;

/// <summary>Makes the engine's configuration of the host's options.</summary>
internal static class EngineConfig
{
    /// <summary>Between commits when nobody says: what the page shows of lag and rates is as old as this.</summary>
    private const long CommitIntervalMs = 1000;

    /// <summary>The windows of a recording are as old as it is: a cluster that counts by its own clock would delete their changelog at once.</summary>
    private static readonly TimeSpan _recordingsAge = TimeSpan.FromDays(36_500);

    public static StreamConfig Make(FlightHostOptions options, EmbeddedServers servers, ILoggerFactory loggers)
    {
        var config = new StreamConfig<StringSerDes, StringSerDes>
        {
            ApplicationId = options.ApplicationId,
            ClientId = $"{options.ApplicationId}-{Environment.MachineName}-{Environment.ProcessId}",
            BootstrapServers = servers.Bootstrap,
            SchemaRegistryUrl = servers.Registry,
            AutoRegisterSchemas = true,
            StateDir = Path.Combine(options.Data, "state"),
            NumStreamThreads = options.Threads,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            Logger = loggers,
            ApplicationServer = options.Advertise,
        };
        // Alone on its own broker, a host that was killed waits for nobody but itself: the shorter, the sooner it is back.
        if (options.Bootstrap is null) (config.SessionTimeoutMs, config.HeartbeatIntervalMs) = (10_000, 3_000);
        if (options.Replay is { AsNow: false }) config.WindowStoreChangelogAdditionalRetentionMs = (long)_recordingsAge.TotalMilliseconds;
        // Exactly-once has its own, shorter interval.
        if (options.ExactlyOnce) config.Guarantee = ProcessingGuarantee.EXACTLY_ONCE;
        else config.CommitIntervalMs = CommitIntervalMs;
        if (options.CommitIntervalMs is { } interval) config.CommitIntervalMs = interval;
        foreach ((string name, string value) in options.Settings) config.AddConfig(name, value);
        return config;
    }
}
