namespace Streamiz.Kafka.Net.Kafka;

/// <summary>What happened to a membership.</summary>
internal enum GroupChangeKind
{
    /// <summary>The work is shared anew: commit, and join again.</summary>
    Rebalance,

    /// <summary>This member is to share the work.</summary>
    ShareWanted,

    /// <summary>This member has its share.</summary>
    Shared,

    /// <summary>Members that can be asked have other work than before.</summary>
    Placed,

    /// <summary>Others may have this member's share already: nothing of it may be committed.</summary>
    Lost,

    /// <summary>A member has asked for all instances to stop, and the cluster says so.</summary>
    ShutDown,

    /// <summary>The group does not take this member.</summary>
    Failed,
}
