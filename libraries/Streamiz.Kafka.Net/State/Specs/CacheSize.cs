namespace Streamiz.Kafka.Net.Table;

/// <summary>How much a cache or buffer may hold.</summary>
public class CacheSize
{
    /// <summary>Nothing.</summary>
    public CacheSize()
    {
    }

    private CacheSize(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        CacheSizeBytes = bytes;
    }

    /// <summary>The size, bytes.</summary>
    public long CacheSizeBytes { get; }

    /// <summary>So many bytes.</summary>
    public static CacheSize OfB(int bytes) => new(bytes);

    /// <summary>So many gigabytes (1024³).</summary>
    public static CacheSize OfGb(int gigabytes) => new((long)gigabytes << 30);

    /// <summary>So many kilobytes (1024).</summary>
    public static CacheSize OfKb(int kilobytes) => new((long)kilobytes << 10);

    /// <summary>So many megabytes (1024²).</summary>
    public static CacheSize OfMb(int megabytes) => new((long)megabytes << 20);
}
