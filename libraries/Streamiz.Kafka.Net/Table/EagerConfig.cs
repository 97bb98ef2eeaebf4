namespace Streamiz.Kafka.Net.Table;

/// <summary>A buffer that lets the oldest rows go early when it is full.</summary>
public class EagerConfig : IBufferConfig
{
    private EagerConfig(long maxRecords, long maxBytes) => (MaxRecords, MaxBytes) = (maxRecords, maxBytes);

    /// <inheritdoc/>
    public BUFFER_FULL_STRATEGY BufferFullStrategy => BUFFER_FULL_STRATEGY.EMIT;

    /// <inheritdoc/>
    public IDictionary<string, string> Config { get; private set; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public bool LoggingEnabled { get; private set; } = true;

    /// <inheritdoc/>
    public long MaxBytes { get; }

    /// <inheritdoc/>
    public long MaxRecords { get; }

    /// <summary>Of this many bytes.</summary>
    public static EagerConfig EmitEarlyWhenFull(CacheSize maxBytes) => new(long.MaxValue, maxBytes.CacheSizeBytes);

    /// <summary>Of this many rows.</summary>
    public static EagerConfig EmitEarlyWhenFull(long maxRecords) => new(maxRecords, long.MaxValue);

    /// <summary>Of this many rows and bytes.</summary>
    public static EagerConfig EmitEarlyWhenFull(long maxRecords, CacheSize maxBytes) => new(maxRecords, maxBytes.CacheSizeBytes);

    /// <summary>The same without a changelog: what is held back is lost with the process.</summary>
    public EagerConfig WithLoggingDisabled()
    {
        LoggingEnabled = false;
        return this;
    }

    /// <summary>The same with these properties of the changelog topic.</summary>
    public EagerConfig WithLoggingEnabled(IDictionary<string, string> config)
    {
        (LoggingEnabled, Config) = (true, config);
        return this;
    }
}
