using Streamiz.Protocol;

namespace Streamiz.Client.Groups;

/// <summary>What a member of a consumer group of the classic protocol has said to the leader.</summary>
/// <param name="MemberId">The member.</param>
public sealed record GroupSubscription(string MemberId)
{
    /// <summary>Its lasting name, or null.</summary>
    public string? GroupInstanceId { get; init; }

    /// <summary>The topics that it reads.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>What it has and goes on reading meanwhile; empty where it has given everything back.</summary>
    public IReadOnlyList<TopicPartition> Owned { get; init; } = [];

    /// <summary>The generation that it was in last; -1 when there was none, or it does not say.</summary>
    public int GenerationId { get; init; } = -1;

    /// <summary>The rack it is in, or null.</summary>
    public string? RackId { get; init; }

    /// <summary>What its assignor said besides.</summary>
    public ReadOnlyMemory<byte> UserData { get; init; }

    /// <summary>Members as the leader has heard them, in an order that a restart of those with lasting names does not change. Whoever cannot be understood reads nothing.</summary>
    internal static IReadOnlyList<GroupSubscription> Of(IReadOnlyList<JoinedMember> members)
    {
        var subscriptions = members.Select(Of).ToArray();
        Array.Sort(subscriptions, Compare);
        return subscriptions;
    }

    private static GroupSubscription Of(JoinedMember member)
    {
        var subscription = new GroupSubscription(member.MemberId) { GroupInstanceId = member.GroupInstanceId };
        try
        {
            var said = ConsumerProtocol.ReadSubscription(member.Metadata);
            return subscription with
            {
                Topics = said.Topics,
                Owned = [.. said.OwnedPartitions.SelectMany(t => t.Partitions.Select(p => new TopicPartition(t.Topic, p)))],
                GenerationId = said.GenerationId,
                RackId = said.RackId,
                UserData = said.UserData ?? default,
            };
        }
        catch (WireFormatException)
        {
            return subscription;
        }
    }

    private static int Compare(GroupSubscription a, GroupSubscription b) => (a.GroupInstanceId is null, b.GroupInstanceId is null) switch
    {
        (false, true) => -1,
        (true, false) => 1,
        (false, false) => string.CompareOrdinal(a.GroupInstanceId, b.GroupInstanceId),
        _ => string.CompareOrdinal(a.MemberId, b.MemberId),
    };
}
