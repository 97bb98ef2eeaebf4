namespace Streamiz.Client.Groups;

/// <summary>A member as the leader sees it.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="GroupInstanceId">Its lasting name, or null.</param>
/// <param name="Metadata">Its own words.</param>
public sealed record JoinedMember(string MemberId, string? GroupInstanceId, ReadOnlyMemory<byte> Metadata);
