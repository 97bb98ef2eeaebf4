using Streamiz.Client;
using Streamiz.Client.Groups;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>A consumer group (KIP-848): the coordinator shares the partitions.</summary>
internal sealed class ConsumerMembership(KafkaClient client, GroupOptions options) : ICopyMembership
{
    private readonly ConsumerGroupMember _member = client.OpenConsumerGroup(options);

    public GroupMetadata Metadata => _member.Metadata;

    public GroupState State => _member.State;

    public void Join() => _member.Join([WriterScripts.Topic]);

    public bool TryTakeEvent(out GroupEvent happened) => _member.TryTakeEvent(out happened);

    public void Assign(GroupEvent asked) => throw new InvalidOperationException("the coordinator shares");

    public int[] Partitions(GroupEvent assigned) => [.. assigned.Partitions.Select(p => p.Partition)];

    public void Accept() => _member.Accept();

    public Answer<bool> Leave() => _member.Leave();
}
