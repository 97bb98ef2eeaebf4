using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State.Supplier;

/// <summary>The library's stores with bytes for keys and values, as suppliers hand them out. They are not logged.</summary>
internal static class ByteStores
{
    public static IKeyValueStore<Bytes, byte[]> KeyValue(StoreSpec spec) =>
        StoreFactory.KeyValue(spec with { Logging = false }, new BytesSerDes(), new ByteArraySerDes());

    /// <summary>Opens a store in memory that belongs to no task.</summary>
    public static T Alone<T>(T store)
        where T : Processors.IStateStore
    {
        ((StoreCore)(object)store).Open(new TaskContext(new Processors.Internal.TaskId { Id = -1, Partition = -1 }, new StreamConfig { ApplicationId = "" }, null!));
        return store;
    }

    public static IWindowStore<Bytes, byte[]> Window(StoreSpec spec) =>
        StoreFactory.Window(spec with { Logging = false }, new BytesSerDes(), new ByteArraySerDes());

    public static ISessionStore<Bytes, byte[]> Session(StoreSpec spec) =>
        StoreFactory.Session(spec with { Logging = false }, new BytesSerDes(), new ByteArraySerDes());

    public static IVersionedKeyValueStore<Bytes, byte[]> Versioned(StoreSpec spec) =>
        StoreFactory.Versioned(spec with { Logging = false }, new BytesSerDes(), new ByteArraySerDes());
}
