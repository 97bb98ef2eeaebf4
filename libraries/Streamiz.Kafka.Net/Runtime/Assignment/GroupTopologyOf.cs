using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>What the coordinator of a streams group is told of a topology.</summary>
internal static class GroupTopologyOf
{
    public static IReadOnlyList<GroupTopologyPart> Parts(LogicalTopology topology, TopicSetup topics, IStreamConfig config)
    {
        var parts = new List<GroupTopologyPart>();
        var together = topology.CopartitionGroups(config.ApplicationId);
        foreach (var part in topology.SubTopologies.Where(s => !s.IsGlobal))
        {
            var repartitions = part.RepartitionSources.Select(r => (Name: topology.FullName(r.Name, config.ApplicationId), Partitions: r.Partitions ?? 0, RepartitionTopic.Config)).DistinctBy(r => r.Name).ToList();
            var sources = topics.SourcesOf(part);
            parts.Add(new GroupTopologyPart(part.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                Sources = [.. sources.Except(repartitions.Select(r => r.Name), StringComparer.Ordinal)],
                RepartitionSinks = [.. part.RepartitionSinks.Select(r => topology.FullName(r.Name, config.ApplicationId)).Distinct(StringComparer.Ordinal)],
                RepartitionSources = repartitions,
                // A source topic that serves as changelog is no topic of the application's own.
                Changelogs = [.. part.LoggedStores.Where(s => topology.SourceTopicOf(s.Name) is null)
                    .Select(s => (Name: topology.ChangelogOf(s.Name, config.ApplicationId)!, Config: s.ChangelogConfig(config.WindowStoreChangelogAdditionalRetentionMs)))],
                Copartitioned = [.. together.Where(g => g.Any(t => sources.Contains(t, StringComparer.Ordinal)))],
            });
        }

        return parts;
    }
}
