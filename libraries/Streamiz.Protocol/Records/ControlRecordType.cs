namespace Streamiz.Protocol.Records;

/// <summary>What a control record marks.</summary>
public enum ControlRecordType
{
    /// <summary>Something that concerns no reader.</summary>
    Unknown = -1,

    /// <summary>The transaction is aborted.</summary>
    Abort = 0,

    /// <summary>The transaction is committed.</summary>
    Commit = 1,
}
