using Streamiz.Protocol.Messages;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Writes a topology as members of a streams group say it.</summary>
internal static class GroupTopology
{
    public static StreamsGroupHeartbeatRequest.TopologyItem Write(IEnumerable<GroupTopologyPart> parts, int replicationFactor) => new()
    {
        Epoch = 0,
        Subtopologies = [.. parts.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => Write(p, (short)replicationFactor))],
    };

    private static StreamsGroupHeartbeatRequest.Subtopology Write(GroupTopologyPart part, short replicationFactor)
    {
        List<string> sources = [.. part.Sources.Order(StringComparer.Ordinal)], repartitions = [.. part.RepartitionSources.Select(r => r.Name).Order(StringComparer.Ordinal)];
        var written = new StreamsGroupHeartbeatRequest.Subtopology
        {
            SubtopologyId = part.Id,
            SourceTopics = sources,
            RepartitionSinkTopics = [.. part.RepartitionSinks.Order(StringComparer.Ordinal)],
            RepartitionSourceTopics = [.. part.RepartitionSources.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => Topic(r.Name, r.Partitions, replicationFactor, r.Config))],
            StateChangelogTopics = [.. part.Changelogs.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => Topic(c.Name, 0, replicationFactor, c.Config))],
        };
        foreach (var group in part.Copartitioned)
        {
            // Topics stand for themselves by their places in the lists.
            var places = new StreamsGroupHeartbeatRequest.CopartitionGroup();
            foreach (string topic in group.Order(StringComparer.Ordinal))
            {
                if (sources.IndexOf(topic) is >= 0 and var source) places.SourceTopics.Add((short)source);
                else if (repartitions.IndexOf(topic) is >= 0 and var repartition) places.RepartitionSourceTopics.Add((short)repartition);
            }

            if (places.SourceTopics.Count + places.RepartitionSourceTopics.Count > 0) written.CopartitionGroups.Add(places);
        }

        return written;
    }

    private static StreamsGroupHeartbeatRequest.TopicInfo Topic(string name, int partitions, short replicationFactor, IReadOnlyDictionary<string, string> config) => new()
    {
        Name = name,
        Partitions = partitions,
        ReplicationFactor = replicationFactor,
        TopicConfigs = [.. config.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new StreamsGroupHeartbeatRequest.KeyValue { Key = c.Key, Value = c.Value })],
    };
}
