using Streamiz.Client;
using Streamiz.Client.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>Classic: the leader among the members shares the partitions.</summary>
internal sealed class ClassicMembership(KafkaClient client, GroupOptions options, int partitions) : ICopyMembership
{
    private readonly GroupMember _member = client.OpenGroup(options);

    public GroupMetadata Metadata => _member.Metadata;

    public GroupState State => _member.State;

    public void Join() => _member.Join([new GroupProtocol("copy", ConsumerProtocol.Write(new ConsumerProtocolSubscription { Topics = [WriterScripts.Topic] }))]);

    public bool TryTakeEvent(out GroupEvent happened) => _member.TryTakeEvent(out happened);

    public void Assign(GroupEvent asked)
    {
        var shares = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        for (int i = 0; i < asked.Members.Count; i++)
        {
            var share = new ConsumerProtocolAssignment();
            share.AssignedPartitions.Add(new() { Topic = WriterScripts.Topic, Partitions = [.. Enumerable.Range(0, partitions).Where(p => p % asked.Members.Count == i)] });
            shares[asked.Members[i].MemberId] = ConsumerProtocol.Write(share);
        }
        _member.Assign(shares);
    }

    public int[] Partitions(GroupEvent assigned) => [.. ConsumerProtocol.ReadAssignment(assigned.Assignment).AssignedPartitions.SelectMany(t => t.Partitions)];

    public void Accept()
    {
    }

    public Answer<bool> Leave() => _member.Leave();
}
