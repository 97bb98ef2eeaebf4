namespace RocksDbSharp;

/// <summary>How files are put together.</summary>
public enum Compaction
{
    /// <summary>RocksDB's value 0.</summary>
    Level = 0,

    /// <summary>RocksDB's value 1.</summary>
    Universal = 1,

    /// <summary>RocksDB's value 2.</summary>
    Fifo = 2,
}
