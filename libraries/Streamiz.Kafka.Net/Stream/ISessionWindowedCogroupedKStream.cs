using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Several grouped streams with sessions, ready to be aggregated into one result. (Ours and Kafka Streams'.)</summary>
public interface ISessionWindowedCogroupedKStream<K, VR>
{
    /// <summary>Aggregates; the merger makes one aggregate of two when sessions meet.</summary>
    IKTable<Windowed<K>, VR> Aggregate(Func<VR> initializer, Func<K, VR, VR, VR> sessionMerger, string? named = null);

    /// <inheritdoc cref="Aggregate(Func{VR}, Func{K, VR, VR, VR}, string?)"/>
    IKTable<Windowed<K>, VR> Aggregate(Func<VR> initializer, Func<K, VR, VR, VR> sessionMerger, Materialized<K, VR, ISessionStore<Bytes, byte[]>> materialized, string? named = null);
}
