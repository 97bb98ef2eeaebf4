using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Several grouped and windowed streams, ready to be aggregated into one result. (Ours and Kafka Streams'.)</summary>
public interface ITimeWindowedCogroupedKStream<K, VR>
{
    /// <summary>Aggregates.</summary>
    IKTable<Windowed<K>, VR> Aggregate(Func<VR> initializer, string? named = null);

    /// <inheritdoc cref="Aggregate(Func{VR}, string?)"/>
    IKTable<Windowed<K>, VR> Aggregate(Func<VR> initializer, Materialized<K, VR, IWindowStore<Bytes, byte[]>> materialized, string? named = null);
}
