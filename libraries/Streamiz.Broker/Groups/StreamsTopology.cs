using Streamiz.Broker.Core;
using Streamiz.Broker.Topics;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Groups;

/// <summary>What a streams group's members run, held against the topics there are: how many tasks it has, and which topics it lacks.</summary>
internal sealed class StreamsTopology(StreamsGroupHeartbeatRequest.TopologyItem item)
{
    public const sbyte MissingSources = 1, WrongPartitions = 2, MissingInternal = 3;

    public StreamsGroupHeartbeatRequest.TopologyItem Item { get; } = item;

    public int Epoch => Item.Epoch;

    /// <summary>Tasks of each sub-topology; empty while something is missing.</summary>
    public Dictionary<string, int> Tasks { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Stateful { get; } = [.. item.Subtopologies.Where(s => s.StateChangelogTopics.Count > 0).Select(s => s.SubtopologyId)];

    /// <summary>What stands in the way, or null.</summary>
    public (sbyte Code, string Detail)? Obstacle { get; private set; }

    public IEnumerable<string> Sources => Item.Subtopologies.SelectMany(s => s.SourceTopics.Concat(s.RepartitionSourceTopics.Select(t => t.Name)));

    /// <summary>What the tasks of a sub-topology read.</summary>
    public IEnumerable<string> SourcesOf(string subtopology) =>
        Item.Subtopologies.Where(s => s.SubtopologyId == subtopology).SelectMany(s => s.SourceTopics.Concat(s.RepartitionSourceTopics.Select(t => t.Name)));

    /// <summary>Looks at the topics and creates the internal ones that can be.</summary>
    public void Resolve(BrokerCore core)
    {
        Tasks.Clear();
        Obstacle = null;
        string[] missing = [.. Item.Subtopologies.SelectMany(s => s.SourceTopics).Distinct().Where(t => core.Topics.Find(t) is null)];
        if (missing.Length > 0)
        {
            Obstacle = (MissingSources, $"Source topics {string.Join(", ", missing)} are missing.");
            return;
        }
        Dictionary<string, int>? counts = CountRepartitions(core);
        if (counts is null || !AreCopartitioned(core, counts)) return;
        foreach (StreamsGroupHeartbeatRequest.Subtopology sub in Item.Subtopologies)
        {
            int tasks = WidthOf(core, sub, counts);
            foreach (StreamsGroupHeartbeatRequest.TopicInfo topic in sub.RepartitionSourceTopics)
            {
                if (!Ensure(core, topic, counts[topic.Name])) return;
            }
            foreach (StreamsGroupHeartbeatRequest.TopicInfo topic in sub.StateChangelogTopics)
            {
                if (!Ensure(core, topic, topic.Partitions > 0 ? topic.Partitions : tasks)) return;
            }
        }
        foreach (StreamsGroupHeartbeatRequest.Subtopology sub in Item.Subtopologies) Tasks[sub.SubtopologyId] = WidthOf(core, sub, counts);
    }

    private static int WidthOf(BrokerCore core, StreamsGroupHeartbeatRequest.Subtopology sub, Dictionary<string, int> counts) =>
        sub.SourceTopics.Select(t => core.Topics.Find(t)!.Partitions.Count).Concat(sub.RepartitionSourceTopics.Select(t => counts[t.Name])).DefaultIfEmpty(0).Max();

    /// <summary>A repartition topic is as wide as the widest sub-topology that writes it, unless it says how wide it is.</summary>
    private Dictionary<string, int>? CountRepartitions(BrokerCore core)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (StreamsGroupHeartbeatRequest.TopicInfo topic in Item.Subtopologies.SelectMany(s => s.RepartitionSourceTopics))
        {
            if (core.Topics.Find(topic.Name) is { } there) counts[topic.Name] = there.Partitions.Count;
            else if (topic.Partitions > 0) counts[topic.Name] = topic.Partitions;
            else open.Add(topic.Name);
        }
        while (open.Count > 0)
        {
            string[] known = [.. open.Where(t => Item.Subtopologies.Where(s => s.RepartitionSinkTopics.Contains(t)).All(s => s.RepartitionSourceTopics.TrueForAll(r => counts.ContainsKey(r.Name))))];
            if (known.Length == 0)
            {
                Obstacle = (MissingInternal, $"The partitions of {string.Join(", ", open)} cannot be told.");
                return null;
            }
            foreach (string topic in known)
            {
                counts[topic] = Math.Max(1, Item.Subtopologies.Where(s => s.RepartitionSinkTopics.Contains(topic)).Select(s => WidthOf(core, s, counts)).DefaultIfEmpty(1).Max());
                open.Remove(topic);
            }
            Widen(core, counts);
        }
        return counts;
    }

    /// <summary>Repartition topics of a co-partition group that leave their width open take that of the widest.</summary>
    private void Widen(BrokerCore core, Dictionary<string, int> counts)
    {
        foreach (StreamsGroupHeartbeatRequest.Subtopology sub in Item.Subtopologies)
        {
            foreach (StreamsGroupHeartbeatRequest.CopartitionGroup group in sub.CopartitionGroups)
            {
                int width = group.SourceTopics.Select(i => core.Topics.Find(sub.SourceTopics[i])!.Partitions.Count)
                    .Concat(group.RepartitionSourceTopics.Select(i => counts.GetValueOrDefault(sub.RepartitionSourceTopics[i].Name))).DefaultIfEmpty(0).Max();
                foreach (short i in group.RepartitionSourceTopics)
                {
                    StreamsGroupHeartbeatRequest.TopicInfo topic = sub.RepartitionSourceTopics[i];
                    if (topic.Partitions <= 0 && core.Topics.Find(topic.Name) is null && counts.ContainsKey(topic.Name)) counts[topic.Name] = width;
                }
            }
        }
    }

    private bool AreCopartitioned(BrokerCore core, Dictionary<string, int> counts)
    {
        foreach (StreamsGroupHeartbeatRequest.Subtopology sub in Item.Subtopologies)
        {
            foreach (StreamsGroupHeartbeatRequest.CopartitionGroup group in sub.CopartitionGroups)
            {
                int[] widths = [.. group.SourceTopics.Select(i => core.Topics.Find(sub.SourceTopics[i])!.Partitions.Count).Concat(group.RepartitionSourceTopics.Select(i => counts[sub.RepartitionSourceTopics[i].Name])).Distinct()];
                if (widths.Length <= 1) continue;
                Obstacle = (WrongPartitions, $"Topics of sub-topology {sub.SubtopologyId} that are joined have different numbers of partitions.");
                return false;
            }
        }
        return true;
    }

    private bool Ensure(BrokerCore core, StreamsGroupHeartbeatRequest.TopicInfo wanted, int partitions)
    {
        if (core.Topics.Find(wanted.Name) is { } there)
        {
            if (there.Partitions.Count == partitions) return true;
            Obstacle = (WrongPartitions, $"Internal topic {wanted.Name} has {there.Partitions.Count} partitions instead of {partitions}.");
            return false;
        }
        if (TopicStore.CheckName(wanted.Name) is null && partitions is > 0 and <= TopicStore.MaxPartitions && wanted.TopicConfigs.TrueForAll(c => ConfigDescriptions.CheckTopic(c.Key, c.Value) is null))
        {
            core.Topics.Create(wanted.Name, partitions, wanted.TopicConfigs.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal));
            return true;
        }
        Obstacle = (MissingInternal, $"Internal topic {wanted.Name} cannot be created.");
        return false;
    }
}
