using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Table;

/// <summary>Windowed tables kept in RocksDB.</summary>
public static class RocksDbWindows
{
    /// <summary>Windowed tables kept in RocksDB.</summary>
    /// <param name="storeName">Name of the store; null: it is generated, and cannot be queried.</param>
    /// <param name="segmentInterval">Windows are dropped by spans of this length; null for the default.</param>
    /// <param name="windowSize">Has no effect: the size is that of the windows.</param>
    public static Materialized<K, V, IWindowStore<Bytes, byte[]>> As<K, V>(string? storeName = null, TimeSpan? segmentInterval = null, TimeSpan? windowSize = null)
    {
        _ = windowSize;
        Materialized<K, V, IWindowStore<Bytes, byte[]>> materialized = storeName is null ? Materialized<K, V, IWindowStore<Bytes, byte[]>>.Create() : Materialized<K, V, IWindowStore<Bytes, byte[]>>.Create(storeName);
        materialized.Backing = StoreBacking.RocksDb;
        materialized.SegmentIntervalMs = (long)(segmentInterval?.TotalMilliseconds ?? 0);
        return materialized;
    }

    /// <summary>Windowed tables kept in RocksDB.</summary>
    /// <param name="storeName">Name of the store; null: it is generated, and cannot be queried.</param>
    /// <param name="segmentInterval">Windows are dropped by spans of this length; null for the default.</param>
    /// <param name="windowSize">Has no effect: the size is that of the windows.</param>
    public static Materialized<K, V, IWindowStore<Bytes, byte[]>> As<K, V, KS, VS>(string? storeName = null, TimeSpan? segmentInterval = null, TimeSpan? windowSize = null)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => As<K, V>(storeName, segmentInterval, windowSize).With<KS, VS>();
}
