namespace Streamiz.Protocol.Errors;

/// <summary>What a client does about an error, beyond trying again.</summary>
[Flags]
public enum ErrorAction
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Ask for the cluster's metadata again: a leader has moved.</summary>
    RefreshMetadata = 1,

    /// <summary>Find the group's or transaction's coordinator again.</summary>
    FindCoordinator = 2,

    /// <summary>Join the group again.</summary>
    Rejoin = 4,

    /// <summary>Abort the transaction; the next one may succeed.</summary>
    Abort = 8,

    /// <summary>Another member or producer has taken this one's place.</summary>
    Fenced = 16,

    /// <summary>Nothing that a client can do by itself helps.</summary>
    Fatal = 32,
}
