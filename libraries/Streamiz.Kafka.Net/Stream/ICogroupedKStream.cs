using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Several grouped streams, ready to be aggregated into one result. (Ours and Kafka Streams'.)</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="VR">Type of the aggregate.</typeparam>
public interface ICogroupedKStream<K, VR>
{
    /// <summary>Adds another stream and its aggregator.</summary>
    ICogroupedKStream<K, VR> Cogroup<V>(IKGroupedStream<K, V> groupedStream, Func<K, V, VR, VR> aggregator);

    /// <summary>Aggregates.</summary>
    IKTable<K, VR> Aggregate(Func<VR> initializer, string? named = null);

    /// <inheritdoc cref="Aggregate(Func{VR}, string?)"/>
    IKTable<K, VR> Aggregate(Func<VR> initializer, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null);

    /// <summary>Groups by window, too.</summary>
    ITimeWindowedCogroupedKStream<K, VR> WindowedBy<W>(WindowOptions<W> options)
        where W : Window;

    /// <summary>Groups by sliding window, too.</summary>
    ITimeWindowedCogroupedKStream<K, VR> WindowedBy(SlidingWindowOptions options);

    /// <summary>Groups by session, too.</summary>
    ISessionWindowedCogroupedKStream<K, VR> WindowedBy(SessionWindowOptions options);
}
