using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes a store for each task, with its cache and its changelog.</summary>
public interface IStoreBuilder
{
    /// <summary>What the cache may hold; null for the configured size.</summary>
    CacheSize? CacheSize { get; }

    /// <summary>Whether the store holds windows.</summary>
    bool IsWindowStore { get; }

    /// <summary>Properties of the changelog topic.</summary>
    IDictionary<string, string> LogConfig { get; }

    /// <summary>Whether there is a changelog.</summary>
    bool LoggingEnabled { get; }

    /// <summary>The stores' name.</summary>
    string Name { get; }

    /// <summary>How long windows are kept after stream time has passed them, milliseconds.</summary>
    long RetentionMs { get; }

    /// <summary>A new store, not yet open.</summary>
    IStateStore Build(IStreamConfig config);
}

/// <summary>Makes a store of one kind for each task.</summary>
/// <typeparam name="T">Kind of the store.</typeparam>
public interface IStoreBuilder<T> : IStoreBuilder
    where T : IStateStore
{
    /// <summary>A new store, not yet open.</summary>
    new T Build(IStreamConfig config);

    /// <summary>Says that the cache was chosen by the user and not by default.</summary>
    void CacheExplicitlySet();

    /// <summary>Hands every update on at once.</summary>
    IStoreBuilder<T> WithCachingDisabled();

    /// <summary>Collapses updates of a key between two commits.</summary>
    /// <param name="cacheSize">What the cache may hold; null for the configured size.</param>
    IStoreBuilder<T> WithCachingEnabled(CacheSize? cacheSize = null);

    /// <summary>
    /// Entries of a key-value store live that long after the time of the record that put them, measured by the task's stream time, as with <c>Materialized.WithTimeToLive</c>. (Ours.)
    /// What a punctuation by the wall clock puts lives from stream time on. A processor is not told of entries that are removed.
    /// </summary>
    /// <param name="timeToLive">How long (at least a millisecond).</param>
    /// <exception cref="ArgumentException">It is too short, or the stores are of another kind, of the user's own, or bounded by their number of entries.</exception>
    IStoreBuilder<T> WithTimeToLive(TimeSpan timeToLive) => throw new ArgumentException($"stores {Name} have no time to live: {GetType().Name} makes none that has", nameof(timeToLive));

    /// <summary>Keeps no changelog: what is lost stays lost.</summary>
    IStoreBuilder<T> WithLoggingDisabled();

    /// <summary>Keeps a changelog with these topic properties.</summary>
    IStoreBuilder<T> WithLoggingEnabled(IDictionary<string, string> config);
}
