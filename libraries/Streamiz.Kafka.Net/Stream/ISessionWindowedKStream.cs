using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>
/// A stream grouped by key and session, ready to be aggregated. A record merges all sessions within the gap; each of them comes out as deleted, then the merged one. (Ours and Kafka Streams'.)
/// </summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public interface ISessionWindowedKStream<K, V>
{
    /// <summary>Aggregates; the merger makes one aggregate of two when sessions meet.</summary>
    IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, Func<K, VR, VR, VR> sessionMerger, string? named = null);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR}, Func{K, VR, VR, VR}, string?)"/>
    IKTable<Windowed<K>, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator, Merger<K, VR> sessionMerger, Materialized<K, VR, ISessionStore<Bytes, byte[]>>? materialized = null, string? named = null);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR}, Func{K, VR, VR, VR}, string?)"/>
    IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, Func<K, VR, VR, VR> sessionMerger, Materialized<K, VR, ISessionStore<Bytes, byte[]>> materialized, string? named = null);

    /// <summary>Counts the records of each session.</summary>
    IKTable<Windowed<K>, long> Count(string? named = null);

    /// <inheritdoc cref="Count(string?)"/>
    IKTable<Windowed<K>, long> Count(Materialized<K, long, ISessionStore<Bytes, byte[]>> materialized, string? named = null);

    /// <summary>Reduces; the reducer also merges sessions.</summary>
    IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer, string? named = null);

    /// <inheritdoc cref="Reduce(Func{V, V, V}, string?)"/>
    IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer, Materialized<K, V, ISessionStore<Bytes, byte[]>> materialized, string? named = null);

    /// <summary>Says when results come out: with every update (default), or once when a session is closed.</summary>
    ISessionWindowedKStream<K, V> EmitStrategy(EmitStrategy strategy);

    /// <summary>
    /// A side output for late records: those that no window takes, because all theirs are closed. They come as they are, with their time and headers, once each; they are counted as
    /// left out all the same. (Ours.)
    /// </summary>
    /// <param name="late">Goes on from the stream of late records; called for every aggregation that is made of this.</param>
    /// <param name="named">Name of the output in the topology; null for a generated one, which uses up a number.</param>
    ISessionWindowedKStream<K, V> OnLate(Action<IKStream<K, V>> late, string? named = null);
}
