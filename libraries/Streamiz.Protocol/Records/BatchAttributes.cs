namespace Streamiz.Protocol.Records;

/// <summary>The bits of a batch's attributes beside the compression.</summary>
[Flags]
public enum BatchAttributes : short
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The broker gave the records their timestamp: the batch's highest.</summary>
    LogAppendTime = 8,

    /// <summary>The batch belongs to a transaction.</summary>
    Transactional = 16,

    /// <summary>The batch holds a marker of the broker, not records of users.</summary>
    Control = 32,

    /// <summary>The base timestamp is the time from which tombstones may be deleted.</summary>
    DeleteHorizon = 64,
}
