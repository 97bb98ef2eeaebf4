namespace RocksDbSharp;

/// <summary>How blocks are compressed.</summary>
public enum Compression
{
    /// <summary>RocksDB's value 0.</summary>
    No = 0,

    /// <summary>RocksDB's value 1.</summary>
    Snappy = 1,

    /// <summary>RocksDB's value 2.</summary>
    Zlib = 2,

    /// <summary>RocksDB's value 3.</summary>
    Bz2 = 3,

    /// <summary>RocksDB's value 4.</summary>
    Lz4 = 4,

    /// <summary>RocksDB's value 5.</summary>
    Lz4hc = 5,

    /// <summary>RocksDB's value 6.</summary>
    Xpress = 6,

    /// <summary>RocksDB's value 7.</summary>
    Zstd = 7,
}
