namespace Streamiz.Client.Writing;

/// <summary>Where a writer's transactions stand.</summary>
public enum TransactionState
{
    /// <summary>Not begun to be: <see cref="Transaction.Init"/> comes first.</summary>
    New,

    /// <summary>The identity is being asked for; a transaction left open before is ended.</summary>
    Initializing,

    /// <summary>A transaction may begin.</summary>
    Ready,

    /// <summary>Records and offsets are taken.</summary>
    Open,

    /// <summary>It is being committed.</summary>
    Committing,

    /// <summary>It is being aborted.</summary>
    Aborting,

    /// <summary>Something has failed: it can only be aborted.</summary>
    MustAbort,

    /// <summary>Another writer has taken the place, or nothing helps: this writer is done.</summary>
    Fatal,
}
