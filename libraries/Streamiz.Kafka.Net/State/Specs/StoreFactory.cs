using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes stores. What it makes has both faces: the engine's (<c>IKeyValueFace</c> …) and the public interface of its kind.</summary>
internal static class StoreFactory
{
    public static IStateStore Make<K, V>(StoreSpec spec, ISerDes<K> keys, ISerDes<V> values) => spec.Kind switch
    {
        StoreKind.KeyValue => KeyValue(spec, keys, values),
        StoreKind.TimestampedKeyValue => TimestampedKeyValue(spec, keys, values),
        StoreKind.Versioned => Versioned(spec, keys, values),
        StoreKind.Window => Window(spec, keys, values),
        StoreKind.TimestampedWindow => TimestampedWindow(spec, keys, values),
        _ => Session(spec, keys, values),
    };

    public static KeyValueStore<K, V> KeyValue<K, V>(StoreSpec spec, ISerDes<K> keys, ISerDes<V> values) => new(spec, keys, values);

    public static TimestampedKeyValueStore<K, V> TimestampedKeyValue<K, V>(StoreSpec spec, ISerDes<K> keys, ISerDes<V> values) => new(spec, keys, values);

    public static VersionedKeyValueStore<K, V> Versioned<K, V>(StoreSpec spec, ISerDes<K> keys, ISerDes<V> values) => new(spec, keys, values);

    public static WindowStore<K, V> Window<K, V>(StoreSpec spec, ISerDes<K> keys, ISerDes<V> values) => new(spec, keys, values);

    public static TimestampedWindowStore<K, V> TimestampedWindow<K, V>(StoreSpec spec, ISerDes<K> keys, ISerDes<V> values) => new(spec, keys, values);

    public static SessionStore<K, V> Session<K, V>(StoreSpec spec, ISerDes<K> keys, ISerDes<V> values) => new(spec, keys, values);
}
