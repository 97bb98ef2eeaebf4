using System.Text.Json.Nodes;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Supplier;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Conformance.Streams;

/// <content>Materialized stores, suppliers and store builders.</content>
internal sealed partial class Interpreter
{
    private static DslStoreKind StoreKindOf(string name) => name == "in-memory" ? DslStoreKind.InMemory : DslStoreKind.RocksDb;

    private static Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? KeyValueMaterialized<K, V>(JsonObject node, ISerDes<K> keys, ISerDes<V> values)
    {
        if (node["materialized"] is not JsonObject said) return null;
        var made = said["supplier"] is not JsonObject s ? Named<K, V, IKeyValueStore<Bytes, byte[]>>(said)
            : Text(s, "type") switch
            {
                "inMemoryKeyValue" => Materialized<K, V, IKeyValueStore<Bytes, byte[]>>.Create(Streamiz.Kafka.Net.State.Stores.InMemoryKeyValueStore(Text(s, "name")!)),
                "persistentKeyValue" => Materialized<K, V, IKeyValueStore<Bytes, byte[]>>.Create(Streamiz.Kafka.Net.State.Stores.PersistentKeyValueStore(Text(s, "name")!)),
                "persistentTimestampedKeyValue" => Materialized<K, V, IKeyValueStore<Bytes, byte[]>>.Create(Streamiz.Kafka.Net.State.Stores.PersistentTimestampedKeyValueStore(Text(s, "name")!)),
                "lru" => Materialized<K, V, IKeyValueStore<Bytes, byte[]>>.Create(Streamiz.Kafka.Net.State.Stores.LruMap(Text(s, "name")!, (int)s["maxEntries"]!)),
                "versioned" => Materialized<K, V, IKeyValueStore<Bytes, byte[]>>.Create(VersionedSupplier(s)),
                var other => throw new ArgumentException($"no such supplier: {other}"),
            };
        return Said(made, said, keys, values);
    }

    private static Materialized<K, V, IWindowStore<Bytes, byte[]>>? WindowMaterialized<K, V>(JsonObject node, ISerDes<K> keys, ISerDes<V> values)
    {
        if (node["materialized"] is not JsonObject said) return null;
        var made = said["supplier"] is null ? Named<K, V, IWindowStore<Bytes, byte[]>>(said) : Materialized<K, V, IWindowStore<Bytes, byte[]>>.Create(WindowSupplier(said["supplier"])!);
        return Said(made, said, keys, values);
    }

    private static Materialized<K, V, ISessionStore<Bytes, byte[]>>? SessionMaterialized<K, V>(JsonObject node, ISerDes<K> keys, ISerDes<V> values)
    {
        if (node["materialized"] is not JsonObject said) return null;
        var made = said["supplier"] is not JsonObject s ? Named<K, V, ISessionStore<Bytes, byte[]>>(said) : Materialized<K, V, ISessionStore<Bytes, byte[]>>.Create(SessionSupplier(s));
        return Said(made, said, keys, values);
    }

    private static Materialized<K, V, S> Named<K, V, S>(JsonObject said)
        where S : Streamiz.Kafka.Net.Processors.IStateStore => Text(said, "name") is { } name ? Materialized<K, V, S>.Create(name) : Materialized<K, V, S>.Create();

    private static Materialized<K, V, S> Said<K, V, S>(Materialized<K, V, S> made, JsonObject said, ISerDes<K> keys, ISerDes<V> values)
        where S : Streamiz.Kafka.Net.Processors.IStateStore
    {
        made = made.With(keys, values);
        if (Text(said, "store") is { } kind) made = made.WithStoreType(StoreKindOf(kind));
        if (said["caching"] is { } caching) made = (bool)caching ? made.WithCachingEnabled() : made.WithCachingDisabled();
        if (said["logging"] is { } logging) made = (bool)logging ? made.WithLoggingEnabled(LogConfig(said)) : made.WithLoggingDisabled();
        if (Number(said, "retentionMs") is { } retention) made = made.WithRetention(Ms(retention));
        return made;
    }

    private static Dictionary<string, string> LogConfig(JsonObject said) => (said["loggingConfig"] as JsonObject ?? []).ToDictionary(p => p.Key, p => p.Value!.ToString());

    private static IVersionedBytesStoreSupplier VersionedSupplier(JsonNode s) => Number(s, "segmentIntervalMs") is { } interval
        ? Streamiz.Kafka.Net.State.Stores.PersistentVersionedKeyValueStore(Text(s, "name")!, Ms((long)s["historyRetentionMs"]!), Ms(interval))
        : Streamiz.Kafka.Net.State.Stores.PersistentVersionedKeyValueStore(Text(s, "name")!, Ms((long)s["historyRetentionMs"]!));

    private static IWindowBytesStoreSupplier? WindowSupplier(JsonNode? s)
    {
        if (s is null) return null;
        var (name, retention, size, duplicates) = (Text(s, "name")!, Ms((long)s["retentionMs"]!), Ms((long)s["windowSizeMs"]!), Flag(s, "retainDuplicates"));
        return (Text(s, "type") ?? Text(s, "backing")) switch
        {
            "inMemoryWindow" or "in-memory" => Streamiz.Kafka.Net.State.Stores.InMemoryWindowStore(name, retention, size, duplicates),
            "persistentTimestampedWindow" => Streamiz.Kafka.Net.State.Stores.PersistentTimestampedWindowStore(name, retention, size, Segment(retention), duplicates),
            _ => Streamiz.Kafka.Net.State.Stores.PersistentWindowStore(name, retention, size, Segment(retention), duplicates),
        };
    }

    // What Kafka Streams takes where none is said; Streamiz takes an hour.
    private static long Segment(TimeSpan retention) => Math.Max((long)retention.TotalMilliseconds / 2, 60_000);

    private static ISessionBytesStoreSupplier SessionSupplier(JsonNode s) => (Text(s, "type") ?? Text(s, "backing")) is "inMemorySession" or "in-memory"
        ? Streamiz.Kafka.Net.State.Stores.InMemorySessionStore(Text(s, "name")!, Ms((long)s["retentionMs"]!))
        : Streamiz.Kafka.Net.State.Stores.PersistentSessionStore(Text(s, "name")!, Ms((long)s["retentionMs"]!));

    private IStoreBuilder StoreBuilder(JsonObject store) => (IStoreBuilder)Call(nameof(StoreBuilderOf), [Handle.TypeOfValue(Text(store, "vType") ?? "string")], store)!;

    private object StoreBuilderOf<V>(JsonObject store)
    {
        var (keys, values) = (new StringSerDes(), (ISerDes<V>)Handle.SerDes(Text(store, "vType") ?? "string"));
        string name = Text(store, "name")!;
        IKeyValueBytesStoreSupplier KeyValue(bool timestamped) => Text(store, "backing") switch
        {
            "in-memory" => Streamiz.Kafka.Net.State.Stores.InMemoryKeyValueStore(name),
            "lru" => Streamiz.Kafka.Net.State.Stores.LruMap(name, (int)store["maxEntries"]!),
            _ => timestamped ? Streamiz.Kafka.Net.State.Stores.PersistentTimestampedKeyValueStore(name) : Streamiz.Kafka.Net.State.Stores.PersistentKeyValueStore(name),
        };
        return Text(store, "type") switch
        {
            "keyValue" => Said(Streamiz.Kafka.Net.State.Stores.KeyValueStoreBuilder(KeyValue(false), keys, values), store),
            "timestampedKeyValue" => Said(Streamiz.Kafka.Net.State.Stores.TimestampedKeyValueStoreBuilder(KeyValue(true), keys, values), store),
            "window" => Said(Streamiz.Kafka.Net.State.Stores.WindowStoreBuilder(WindowSupplier(Untyped(store))!, keys, values), store),
            "session" => Said(Streamiz.Kafka.Net.State.Stores.SessionStoreBuilder(SessionSupplier(Untyped(store)), keys, values), store),
            "versioned" => Said(Streamiz.Kafka.Net.State.Stores.VersionedKeyValueStoreBuilder(VersionedSupplier(store), keys, values), store),
            var other => throw new ArgumentException($"no such store: {other}"),
        };
    }

    // A store's type says its kind; where it lies is said by its backing.
    private static JsonObject Untyped(JsonObject store)
    {
        var copy = store.DeepClone().AsObject();
        copy.Remove("type");
        return copy;
    }

    private static IStoreBuilder<T> Said<T>(IStoreBuilder<T> builder, JsonObject store)
        where T : Streamiz.Kafka.Net.Processors.IStateStore
    {
        if (store["caching"] is { } caching) builder = (bool)caching ? builder.WithCachingEnabled() : builder.WithCachingDisabled();
        if (store["logging"] is { } logging) builder = (bool)logging ? builder.WithLoggingEnabled(LogConfig(store)) : builder.WithLoggingDisabled();
        return builder;
    }
}
