using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Table;

/// <summary>Tables kept in memory.</summary>
public static class InMemory
{
    /// <summary>Tables kept in memory.</summary>
    /// <param name="storeName">Name of the store; null: it is generated, and cannot be queried.</param>
    public static Materialized<K, V, IKeyValueStore<Bytes, byte[]>> As<K, V>(string? storeName = null)
    {
        Materialized<K, V, IKeyValueStore<Bytes, byte[]>> materialized = storeName is null ? Materialized<K, V, IKeyValueStore<Bytes, byte[]>>.Create() : Materialized<K, V, IKeyValueStore<Bytes, byte[]>>.Create(storeName);
        materialized.Backing = StoreBacking.Memory;
        return materialized;
    }

    /// <summary>Tables kept in memory.</summary>
    /// <param name="storeName">Name of the store; null: it is generated, and cannot be queried.</param>
    public static Materialized<K, V, IKeyValueStore<Bytes, byte[]>> As<K, V, KS, VS>(string? storeName = null)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => As<K, V>(storeName).With<KS, VS>();
}
