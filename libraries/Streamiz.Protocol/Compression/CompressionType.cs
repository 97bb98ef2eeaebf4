namespace Streamiz.Protocol.Compression;

/// <summary>How a batch's records are compressed.</summary>
public enum CompressionType
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Gzip.</summary>
    Gzip = 1,

    /// <summary>Snappy.</summary>
    Snappy = 2,

    /// <summary>LZ4 frames.</summary>
    Lz4 = 3,

    /// <summary>Zstandard.</summary>
    Zstd = 4,
}
