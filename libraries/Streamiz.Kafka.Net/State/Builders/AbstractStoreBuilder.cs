using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.State;

/// <summary>What builders of stores have in common.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
/// <typeparam name="T">Kind of the store.</typeparam>
public abstract class AbstractStoreBuilder<K, V, T> : IStoreBuilder<T>
    where T : IStateStore
{
#pragma warning disable CA1051 // upstream's names and kinds
    /// <summary>How keys are serialized.</summary>
    protected readonly ISerDes<K> keySerdes;

    /// <summary>How values are serialized.</summary>
    protected readonly ISerDes<V> valueSerdes;
#pragma warning restore CA1051

    private long _timeToLiveMs;

    /// <summary>For stores of that name.</summary>
    protected AbstractStoreBuilder(string name, ISerDes<K> keySerde, ISerDes<V> valueSerde)
    {
        Name = name;
        keySerdes = keySerde;
        valueSerdes = valueSerde;
    }

    /// <inheritdoc/>
    public CacheSize? CacheSize { get; private set; }

    /// <summary>Whether updates of a key are collapsed between two commits.</summary>
    public bool CachingEnabled { get; private set; }

    /// <summary>Whether the user chose about the cache.</summary>
    internal bool CacheIsExplicit { get; private set; }

    /// <inheritdoc/>
    public abstract bool IsWindowStore { get; }

    /// <inheritdoc/>
    public IDictionary<string, string> LogConfig { get; private set; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public bool LoggingEnabled { get; private set; } = true;

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public abstract long RetentionMs { get; }

    /// <inheritdoc/>
    public abstract T Build(IStreamConfig config);

    IStateStore IStoreBuilder.Build(IStreamConfig config) => Build(config);

    /// <inheritdoc/>
    public void CacheExplicitlySet() => CacheIsExplicit = true;

    /// <inheritdoc/>
    public IStoreBuilder<T> WithCachingDisabled()
    {
        CachingEnabled = false;
        CacheIsExplicit = true;
        return this;
    }

    /// <inheritdoc/>
    public IStoreBuilder<T> WithCachingEnabled(CacheSize? cacheSize = null)
    {
        CachingEnabled = true;
        CacheIsExplicit = true;
        CacheSize = cacheSize;
        return this;
    }

    /// <inheritdoc/>
    public IStoreBuilder<T> WithTimeToLive(TimeSpan timeToLive)
    {
        long ms = StoreSpec.Life(timeToLive);
        if ((this as ISpecBuilder)?.Spec is not { } spec)
            throw new ArgumentException($"stores {Name} have no time to live: they are of the user's own, which remove what they like", nameof(timeToLive));
        _ = spec.Living(ms);
        _timeToLiveMs = ms;
        return this;
    }

    /// <inheritdoc/>
    public IStoreBuilder<T> WithLoggingDisabled()
    {
        LoggingEnabled = false;
        LogConfig = new Dictionary<string, string>();
        return this;
    }

    /// <inheritdoc/>
    public IStoreBuilder<T> WithLoggingEnabled(IDictionary<string, string> config)
    {
        LoggingEnabled = true;
        LogConfig = config ?? new Dictionary<string, string>();
        return this;
    }

    /// <summary>Whether the store gets a cache: only when asked for; the configured default is for stores of the DSL.</summary>
    protected bool MustWrapCache(IStreamConfig config) => CachingEnabled;

    /// <summary>What was chosen here, put into what the supplier says.</summary>
    internal StoreSpec Complete(StoreSpec spec, IStreamConfig? config) => (spec with
    {
        Name = Name,
        Caching = CachingEnabled,
        CacheBytes = CacheSize?.CacheSizeBytes ?? config?.DefaultStateStoreCacheMaxBytes ?? spec.CacheBytes,
        Logging = LoggingEnabled,
        LogConfig = new Dictionary<string, string>(LogConfig),
    }).Living(_timeToLiveMs);
}
