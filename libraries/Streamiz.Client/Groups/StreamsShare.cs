namespace Streamiz.Client.Groups;

/// <summary>A member's share in a streams group.</summary>
/// <param name="Active">Tasks that it works on.</param>
/// <param name="Standby">Tasks whose state it keeps for others.</param>
/// <param name="Warmup">Tasks whose state it brings up to date to work on them later.</param>
public sealed record StreamsShare(IReadOnlyList<StreamsTask> Active, IReadOnlyList<StreamsTask> Standby, IReadOnlyList<StreamsTask> Warmup)
{
    internal static StreamsShare None { get; } = new([], [], []);
}
