namespace Streamiz.Kafka.Net.Runtime;

/// <summary>A store that is kept up to date for others.</summary>
/// <param name="feed">Store and changelog.</param>
/// <param name="followsInput">
/// Whether the changelog is a source topic of the task: what is in the topic belongs to the state only when the active task has committed it.
/// </param>
internal sealed class StandbyStore(ChangelogFeed feed, bool followsInput)
{
    public ChangelogFeed Feed { get; private set; } = feed;

    public bool FollowsInput => followsInput;

    /// <summary>Offset up to which records may be taken in.</summary>
    public long Limit { get; set; } = followsInput ? 0 : long.MaxValue;

    /// <summary>Whether the limit is to be asked for anew.</summary>
    public bool WantsLimit => followsInput && (Feed.IsHeldBack || Feed.FetchedPosition > Limit);

    public LagInfo Lag => new(Feed.Position, Math.Max(Feed.Position, Feed.EndOffset));

    /// <summary>Reads on from elsewhere.</summary>
    public void Replace(ChangelogFeed feed) => Feed = feed;
}
