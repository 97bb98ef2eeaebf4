using System.Globalization;
using System.Text.RegularExpressions;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net;

/// <summary>Looks at the engine's settings before anything is started with them; those of its client are looked at where they are read.</summary>
internal static partial class SettingsCheck
{
    /// <summary>Refuses what cannot be right; each message names key, value and what to do.</summary>
    /// <exception cref="StreamConfigException">A setting is missing or wrong.</exception>
    public static void Check(IStreamConfig config)
    {
        if (!Name().IsMatch(config.ApplicationId))
            throw Wrong("application.id", config.ApplicationId, "it becomes part of topic names, so it takes letters, digits, '.', '_' and '-', 200 of them at most");
        if (string.IsNullOrWhiteSpace(config.BootstrapServers))
            throw new StreamConfigException("bootstrap.servers is not set; give the address of at least one broker, as host:port");
        foreach (string address in config.BootstrapServers.Split(',', StringSplitOptions.TrimEntries))
            if (!Address().IsMatch(address)) throw Wrong("bootstrap.servers", config.BootstrapServers, $"'{address}' is no address; give host:port, several separated by commas");
        if (string.IsNullOrWhiteSpace(config.StateDir)) throw new StreamConfigException("state.dir is empty; give a folder that outlives the process, or leave the setting out");
        _ = State.HostInfo.BuildFromEndpoint(config.ApplicationServer);
        AtLeast("commit.interval.ms", config.CommitIntervalMs, 0, "milliseconds between two commits");
        AtLeast("max.poll.records", config.MaxPollRecords, 1, "records worked on between two looks at the cluster");
        AtLeast("max.poll.restoring.records", config.MaxPollRestoringRecords, 1, "records restored at a time");
        AtLeast("poll.ms", config.PollMs, 0, "the longest wait for records");
        AtLeast("num.standby.replicas", config.NumStandbyReplicas, 0, "copies of each task's state");
        AtLeast("statestore.cache.max.bytes", config.DefaultStateStoreCacheMaxBytes, 0, "bytes of a store's cache");
        AtLeast("windowstore.changelog.additional.retention.ms", config.WindowStoreChangelogAdditionalRetentionMs, 0, "milliseconds");
        AtLeast("transaction.timeout", config.TransactionTimeout.TotalMilliseconds, 1, "the longest time of a call that ends a transaction, milliseconds");
        AtLeast("query.watermark.offsets.timeout.ms", config.QueryWatermarkOffsetsTimeout.TotalMilliseconds, 1, "the longest wait for the ends of topics, milliseconds");
        if (config.ReplicationFactor is 0 or < -1 or > short.MaxValue) throw Wrong("replication.factor", config.ReplicationFactor, "replicas of internal topics: 1 or more, or -1 for the brokers' own");
    }

    /// <summary>Settings of the engine that are set and mean nothing here, each with the reason.</summary>
    public static IEnumerable<(string Key, string Why)> WithoutMeaning(IStreamConfig config)
    {
        if (config.ParallelProcessing)
            yield return ("parallel.processing", $"a task is worked on by one thread, so that it needs no locks; set num.stream.threads (it is {config.NumStreamThreads}) to as many threads as are wanted");
        if (config.ExposeLibrdKafkaStats) yield return ("expose.librdkafka.stats", "librdkafka is not used; the sensors of KafkaStream.Metrics() are there without it");
    }

    private static void AtLeast(string key, double value, double least, string what)
    {
        if (value < least) throw Wrong(key, value, $"{what}: {least.ToString(CultureInfo.InvariantCulture)} or more");
    }

    private static StreamConfigException Wrong(string key, object? value, string why) => new($"{key} cannot be '{Convert.ToString(value, CultureInfo.InvariantCulture)}': {why}");

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,200}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(\w+://)?(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$")]
    private static partial Regex Address();
}
