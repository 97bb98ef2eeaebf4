namespace Streamiz.Client.Groups;

/// <summary>A member's place in its group, as commits of offsets bring it along.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="GenerationId">The generation, or the member's epoch; -1 for somebody outside the group.</param>
/// <param name="MemberId">The member; empty for somebody outside the group.</param>
/// <param name="GroupInstanceId">The member's lasting name, or null.</param>
public sealed record GroupMetadata(string GroupId, int GenerationId = -1, string MemberId = "", string? GroupInstanceId = null);
