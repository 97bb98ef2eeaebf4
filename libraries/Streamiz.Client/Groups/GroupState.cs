namespace Streamiz.Client.Groups;

/// <summary>Where a member stands.</summary>
public enum GroupState
{
    /// <summary>Outside the group.</summary>
    Outside,

    /// <summary>Waiting for the other members.</summary>
    Joining,

    /// <summary>The leader shares the work.</summary>
    Assigning,

    /// <summary>Waiting for the leader.</summary>
    Syncing,

    /// <summary>The member has its share.</summary>
    Stable,

    /// <summary>The member has its share, and the group waits for it to join again.</summary>
    Rebalancing,

    /// <summary>Done.</summary>
    Failed,
}
