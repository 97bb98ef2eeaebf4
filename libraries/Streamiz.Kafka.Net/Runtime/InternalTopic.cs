using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>A topic that the application makes for itself, or a source topic that serves as changelog.</summary>
/// <param name="Name">Full name.</param>
/// <param name="IsRepartition">Repartition topic; else a changelog.</param>
/// <param name="Partitions">Number of partitions; null: as many as the topics it goes with.</param>
/// <param name="Config">Settings.</param>
internal sealed record InternalTopic(string Name, bool IsRepartition, int? Partitions, IReadOnlyDictionary<string, string> Config)
{
    /// <summary>All of an application, by name.</summary>
    public static IReadOnlyList<InternalTopic> Of(LogicalTopology topology, IStreamConfig config)
    {
        var topics = new SortedDictionary<string, InternalTopic>(StringComparer.Ordinal);
        foreach (var part in topology.SubTopologies)
        {
            foreach (var repartition in part.RepartitionSources)
            {
                string name = topology.FullName(repartition.Name, config.ApplicationId);
                topics[name] = new InternalTopic(name, true, repartition.Partitions, RepartitionTopic.Config);
            }

            foreach (var store in part.LoggedStores)
            {
                string name = topology.ChangelogOf(store.Name, config.ApplicationId)!;
                topics.TryAdd(name, new InternalTopic(name, false, null, store.ChangelogConfig(config.WindowStoreChangelogAdditionalRetentionMs)));
            }
        }

        return [.. topics.Values];
    }
}
