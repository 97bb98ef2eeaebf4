namespace Streamiz.Client.Groups;

/// <summary>
/// A way of sharing partitions among the members of a consumer group of the classic protocol. All members say which ways they know; the group's leader runs the one that was taken.
/// It is asked on the thread that drives the client, and should keep nothing between two questions.
/// </summary>
public interface IPartitionAssignor
{
    /// <summary>The name that all members know it by; what has the same name has to share alike, whoever made it.</summary>
    string Name { get; }

    /// <summary>
    /// Whether members keep what they have while the group shares anew (KIP-429). A partition that moves is then given to nobody until whoever has it has said that it let go:
    /// the member sees to that, so an assignor just says who is to have what in the end.
    /// </summary>
    bool IsCooperative => false;

    /// <summary>What a member says to the leader besides its subscription; nothing is fine.</summary>
    /// <param name="share">The member's last share.</param>
    /// <param name="generation">The generation that gave it that share; -1 when there was none.</param>
    ReadOnlyMemory<byte> UserData(IReadOnlyList<TopicPartition> share, int generation) => default;

    /// <summary>Shares.</summary>
    /// <param name="members">All members, in an order that stays the same while members stay: those with a lasting name first.</param>
    /// <param name="partitionsOf">How many partitions a topic has; 0 when it is not there.</param>
    /// <returns>Shares by member. A member left out gets nothing.</returns>
    IReadOnlyDictionary<string, IReadOnlyList<TopicPartition>> Assign(IReadOnlyList<GroupSubscription> members, Func<string, int> partitionsOf);
}
