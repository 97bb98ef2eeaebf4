using Streamiz.Client;
using Streamiz.Client.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>A streams group (KIP-1071): the coordinator shares the tasks of a topology, here of one that only reads.</summary>
internal sealed class StreamsMembership(KafkaClient client, GroupOptions options, string process) : ICopyMembership
{
    private readonly StreamsGroupMember _member = client.OpenStreamsGroup(options);

    public GroupMetadata Metadata => _member.Metadata;

    public GroupState State => _member.State;

    public void Join() => _member.Join(new StreamsGroupHeartbeatRequest.TopologyItem { Subtopologies = [new() { SubtopologyId = "0", SourceTopics = [WriterScripts.Topic] }] }, process);

    public bool TryTakeEvent(out GroupEvent happened) => _member.TryTakeEvent(out happened);

    public void Assign(GroupEvent asked) => throw new InvalidOperationException("the coordinator shares");

    public int[] Partitions(GroupEvent assigned) => [.. assigned.Tasks!.Active.Select(t => t.Partition)];

    public void Accept() => _member.Accept();

    public Answer<bool> Leave() => _member.Leave();
}
