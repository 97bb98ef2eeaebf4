using System.Runtime.CompilerServices;

namespace Streamiz.Kafka.Net.Table;

/// <summary>A buffer that never lets a row go early: it has no limit, or the application stops when it is reached.</summary>
public class StrictBufferConfig : IBufferConfig
{
    private StrictBufferConfig(long maxRecords, long maxBytes) => (MaxRecords, MaxBytes) = (maxRecords, maxBytes);

    /// <inheritdoc/>
    public BUFFER_FULL_STRATEGY BufferFullStrategy => BUFFER_FULL_STRATEGY.SHUTDOWN;

    /// <inheritdoc/>
    public IDictionary<string, string> Config { get; private set; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public bool LoggingEnabled { get; private set; } = true;

    /// <inheritdoc/>
    public long MaxBytes { get; }

    /// <inheritdoc/>
    public long MaxRecords { get; }

    /// <summary>Of this many bytes.</summary>
    public static StrictBufferConfig Bounded(CacheSize maxBytes) => new(long.MaxValue, maxBytes.CacheSizeBytes);

    /// <summary>Of this many rows.</summary>
    public static StrictBufferConfig Bounded(long maxRecords) => new(maxRecords, long.MaxValue);

    /// <summary>Of this many rows and bytes. (Ours.)</summary>
    [OverloadResolutionPriority(-1)]
    public static StrictBufferConfig Bounded(long maxRecords, CacheSize maxBytes) => new(maxRecords, maxBytes.CacheSizeBytes);

    /// <summary>Without a limit.</summary>
    public static StrictBufferConfig Unbounded() => new(long.MaxValue, long.MaxValue);

    /// <summary>The same without a changelog: what is held back is lost with the process.</summary>
    public StrictBufferConfig WithLoggingDisabled()
    {
        LoggingEnabled = false;
        return this;
    }

    /// <summary>The same with these properties of the changelog topic.</summary>
    public StrictBufferConfig WithLoggingEnabled(IDictionary<string, string> config)
    {
        (LoggingEnabled, Config) = (true, config);
        return this;
    }
}
