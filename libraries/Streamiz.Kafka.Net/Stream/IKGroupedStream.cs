using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>
/// A stream grouped by key, ready to be aggregated. Records without a key or value are left out and counted. The result's time is the largest of what went in.
/// </summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public partial interface IKGroupedStream<K, V>
{
    /// <summary>Aggregates: starts with what the initializer gives, adds record by record. An aggregate of null is deleted.</summary>
    IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, string named);

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR, VRS>(Func<VR> initializer, Func<K, V, VR, VR> aggregator)
        where VRS : ISerDes<VR>, new();

    /// <inheritdoc cref="Aggregate{VR}(Func{VR}, Func{K, V, VR, VR})"/>
    IKTable<K, VR> Aggregate<VR, VRS>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator)
        where VRS : ISerDes<VR>, new();

    /// <summary>Several grouped streams into one aggregate, each with an aggregator of its own. (Ours and Kafka Streams'.)</summary>
    ICogroupedKStream<K, VR> Cogroup<VR>(Func<K, V, VR, VR> aggregator);

    /// <summary>Counts the records of each key.</summary>
    IKTable<K, long> Count();

    /// <inheritdoc cref="Count()"/>
    IKTable<K, long> Count(string? named);

    /// <inheritdoc cref="Count()"/>
    IKTable<K, long> Count(Materialized<K, long, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null);

    /// <summary>Reduces: the first value stands for itself, then the reducer makes one of the value so far and the new one.</summary>
    IKTable<K, V> Reduce(Func<V, V, V> reducer);

    /// <inheritdoc cref="Reduce(Func{V, V, V})"/>
    IKTable<K, V> Reduce(Reducer<V> reducer);

    /// <inheritdoc cref="Reduce(Func{V, V, V})"/>
    IKTable<K, V> Reduce(Func<V, V, V> reducer, Materialized<K, V, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="Reduce(Func{V, V, V})"/>
    IKTable<K, V> Reduce(Reducer<V> reducer, Materialized<K, V, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null);

    /// <inheritdoc cref="Reduce(Func{V, V, V})"/>
    [OverloadResolutionPriority(-1)]
    IKTable<K, V> Reduce(Func<V, V, V> reducer, string named);

    /// <summary>Groups by window, too: tumbling, hopping, unlimited, or of the user's own kind.</summary>
    ITimeWindowedKStream<K, V> WindowedBy<W>(WindowOptions<W> options)
        where W : Window;

    /// <summary>Groups by sliding window, too. (Ours and Kafka Streams'.)</summary>
    [OverloadResolutionPriority(-1)]
    ITimeWindowedKStream<K, V> WindowedBy(SlidingWindowOptions options);

    /// <summary>Groups by session, too. (Ours and Kafka Streams'.)</summary>
    [OverloadResolutionPriority(-1)]
    ISessionWindowedKStream<K, V> WindowedBy(SessionWindowOptions options);
}
