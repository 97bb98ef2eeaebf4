using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Table;

/// <summary>Windowed tables kept in memory.</summary>
public static class InMemoryWindows
{
    /// <summary>Windowed tables kept in memory.</summary>
    /// <param name="storeName">Name of the store; null: it is generated, and cannot be queried.</param>
    /// <param name="windowSize">Has no effect: the size is that of the windows.</param>
    public static Materialized<K, V, IWindowStore<Bytes, byte[]>> As<K, V>(string? storeName = null, TimeSpan? windowSize = null)
    {
        _ = windowSize;
        Materialized<K, V, IWindowStore<Bytes, byte[]>> materialized = storeName is null ? Materialized<K, V, IWindowStore<Bytes, byte[]>>.Create() : Materialized<K, V, IWindowStore<Bytes, byte[]>>.Create(storeName);
        materialized.Backing = StoreBacking.Memory;
        return materialized;
    }

    /// <summary>Windowed tables kept in memory.</summary>
    /// <param name="storeName">Name of the store; null: it is generated, and cannot be queried.</param>
    /// <param name="windowSize">Has no effect: the size is that of the windows.</param>
    public static Materialized<K, V, IWindowStore<Bytes, byte[]>> As<K, V, KS, VS>(string? storeName = null, TimeSpan? windowSize = null)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => As<K, V>(storeName, windowSize).With<KS, VS>();
}
