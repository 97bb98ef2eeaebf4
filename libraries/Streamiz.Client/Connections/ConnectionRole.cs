namespace Streamiz.Client.Connections;

/// <summary>What a connection is for. Answers come in the order of the requests: what may wait long must not stand before what is short.</summary>
internal enum ConnectionRole
{
    /// <summary>Metadata, offsets, administration.</summary>
    General,

    /// <summary>Fetches.</summary>
    Reading,

    /// <summary>Produce requests.</summary>
    Writing,

    /// <summary>Groups. Joining one takes as long as the slowest member.</summary>
    Coordination,

    /// <summary>Transactions.</summary>
    Transactions,
}
