namespace Streamiz.Client.Groups;

/// <summary>What a member had before.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Share">What it had.</param>
/// <param name="GenerationId">The generation that gave it; -1 when it does not say.</param>
internal sealed record StickyClaim(string MemberId, IReadOnlyList<TopicPartition> Share, int GenerationId);
