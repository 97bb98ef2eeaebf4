using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Client.Metadata;
using Streamiz.Host.Audit;
using Streamiz.Host.Startup;
using Streamiz.Protocol.Errors;
using Streamiz.Topology;

namespace Streamiz.Host.Cluster;

/// <summary>Makes the topics that are missing, and refuses those that do not fit.</summary>
internal static class TopicSetup
{
    /// <summary>Looks for a new topic at most; metadata follows its creation within moments.</summary>
    private const int MaxLooks = 100;

    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(100);

    // Event time may be years back in a recording: what is old by its clock must not be thrown away for it.
    private static readonly Dictionary<string, string> _flow = new() { ["retention.ms"] = "-1", ["retention.bytes"] = "1073741824" };
    private static readonly Dictionary<string, string> _latest = new() { ["cleanup.policy"] = "compact" };

    /// <exception cref="StartException">The cluster does not answer, refuses, or has a topic with another number of partitions.</exception>
    public static async Task EnsureAsync(ClientThread client, FlightHostOptions options, string bootstrap, AuditLog audit, CancellationToken cancellationToken)
    {
        FlightTopics topics = options.Topology.Topics;
        NewTopic[] wanted =
        [
            New(topics.States, options, _flow), New(topics.Positions, options, _flow), New(topics.Notifications, options, _flow),
            New(topics.Counts, options, _latest), New(topics.Aircraft, options, _latest), New(topics.DeadLetters, options, _flow),
        ];
        try
        {
            Dictionary<string, TopicInfo> there = await ListAsync(client, cancellationToken).ConfigureAwait(false);
            NewTopic[] missing = [.. wanted.Where(w => !there.ContainsKey(w.Name))];
            if (missing.Length > 0)
            {
                foreach (Result result in await client.AskAsync(c => c.Admin.CreateTopics(missing), cancellationToken).ConfigureAwait(false))
                {
                    if (result.Error is null) audit.Topic(result.Name, $"created with {options.Partitions} partitions");
                    else if (result.Error.Code != ErrorCode.TopicAlreadyExists) throw new StartException($"The topic {result.Name} cannot be created: {result.Error.Message}", result.Error);
                }
            }
            for (int look = 0; missing.Length > 0 && wanted.Any(w => !there.ContainsKey(w.Name)); look++)
            {
                if (look == MaxLooks) throw new StartException($"The topics {string.Join(", ", missing.Select(m => m.Name))} were created but do not show up.");
                await Task.Delay(_betweenLooks, TimeProvider.System, cancellationToken).ConfigureAwait(false);
                there = await ListAsync(client, cancellationToken).ConfigureAwait(false);
            }
            foreach (NewTopic topic in wanted)
            {
                int partitions = there[topic.Name].Partitions.Count;
                if (partitions != options.Partitions)
                    throw new StartException($"The topic {topic.Name} has {partitions} partitions, but {options.Partitions} are asked for: use --partitions {partitions}, or another topic.");
            }
        }
        catch (KafkaException e)
        {
            throw new StartException($"The cluster at {bootstrap} does not answer: {e.Message}", e);
        }
    }

    private static NewTopic New(string name, FlightHostOptions options, Dictionary<string, string> configs) => new(name, options.Partitions, options.Replication, configs);

    private static async Task<Dictionary<string, TopicInfo>> ListAsync(ClientThread client, CancellationToken cancellationToken) =>
        (await client.AskAsync(c => c.Admin.ListTopics(), cancellationToken).ConfigureAwait(false)).ToDictionary(t => t.Name, StringComparer.Ordinal);
}
