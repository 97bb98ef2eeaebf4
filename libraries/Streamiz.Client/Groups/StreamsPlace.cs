namespace Streamiz.Client.Groups;

/// <summary>What a member of a streams group works on, and where its process can be asked.</summary>
/// <param name="Host">The address that the process gave for itself.</param>
/// <param name="Port">The port.</param>
/// <param name="Active">The partitions that its tasks read.</param>
/// <param name="Standby">The partitions of tasks whose state it keeps for others.</param>
public sealed record StreamsPlace(string Host, int Port, IReadOnlyList<TopicPartition> Active, IReadOnlyList<TopicPartition> Standby);
