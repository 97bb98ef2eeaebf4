namespace RocksDbSharp;

/// <summary>What RocksDB writes into its own log.</summary>
public enum InfoLogLevel
{
    /// <summary>RocksDB's value 0.</summary>
    Debug = 0,

    /// <summary>RocksDB's value 1.</summary>
    Info = 1,

    /// <summary>RocksDB's value 2.</summary>
    Warn = 2,

    /// <summary>RocksDB's value 3.</summary>
    Error = 3,

    /// <summary>RocksDB's value 4.</summary>
    Fatal = 4,

    /// <summary>RocksDB's value 5.</summary>
    Header = 5,
}
