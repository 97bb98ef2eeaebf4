namespace Streamiz.Client.Connections;

/// <summary>What a connection is for. Answers come in the order of the requests: what may wait long must not stand before what is short.</summary>
internal enum ConnectionRole
{
    /// <summary>Metadata, offsets, administration.</summary>
    General,

    /// <summary>Fetches.</summary>
    Reading,

    /// <summary>Fetches that wait while others must not: of a fetcher that has connections of its own.</summary>
    Following,

    /// <summary>Produce requests.</summary>
    Writing,

    /// <summary>Offsets of groups, and what else is asked of their coordinators.</summary>
    Coordination,

    /// <summary>Being a member: joining takes as long as the slowest member, and heartbeats go on while the driver is busy.</summary>
    Membership,

    /// <summary>Transactions.</summary>
    Transactions,
}
