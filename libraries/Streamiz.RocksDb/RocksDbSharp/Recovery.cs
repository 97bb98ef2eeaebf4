namespace RocksDbSharp;

/// <summary>How damage in the write-ahead log is treated.</summary>
public enum Recovery
{
    /// <summary>RocksDB's value 0.</summary>
    TolerateCorruptedTailRecords = 0,

    /// <summary>RocksDB's value 1.</summary>
    AbsoluteConsistency = 1,

    /// <summary>RocksDB's value 2.</summary>
    PointInTime = 2,

    /// <summary>RocksDB's value 3.</summary>
    SkipAnyCorruptedRecords = 3,
}
