using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Names, stores and serdes of a stream-stream join.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V1">Type of the left values.</typeparam>
/// <typeparam name="V2">Type of the right values.</typeparam>
public class StreamJoinProps<K, V1, V2> : StreamJoinProps
{
    internal StreamJoinProps(string? name, string? storeName, IWindowBytesStoreSupplier? thisStoreSupplier, IWindowBytesStoreSupplier? otherStoreSupplier)
        : base(name, storeName, thisStoreSupplier, otherStoreSupplier)
    {
    }

    /// <summary>Serde of the keys.</summary>
    public ISerDes<K>? KeySerdes { get; internal init; }

    /// <summary>Serde of the left values.</summary>
    public ISerDes<V1>? LeftValueSerdes { get; internal init; }

    /// <summary>Serde of the right values.</summary>
    public ISerDes<V2>? RightValueSerdes { get; internal init; }

    /// <summary>Whether the stores have changelogs.</summary>
    internal bool Logging { get; private init; } = true;

    /// <summary>Properties of the changelog topics.</summary>
    internal IReadOnlyDictionary<string, string>? LogConfig { get; private init; }

    /// <summary>Where the stores lie; null: as the application has it.</summary>
    internal DslStoreKind? StoreKind { get; private init; }

    /// <summary>The same with these serdes. (Ours.)</summary>
    public StreamJoinProps<K, V1, V2> WithSerdes(ISerDes<K>? keys, ISerDes<V1>? leftValues, ISerDes<V2>? rightValues) => Copy(keys, leftValues, rightValues, this);

    /// <summary>The same with this first part of the processors' names. (Ours.)</summary>
    public StreamJoinProps<K, V1, V2> WithName(string? processorName) => Copy(KeySerdes, LeftValueSerdes, RightValueSerdes, this, processorName);

    /// <summary>The same with this first part of the stores' names. (Ours.)</summary>
    public StreamJoinProps<K, V1, V2> WithStoreName(string? stores) => new(name, stores, thisStoreSupplier, otherStoreSupplier)
    {
        KeySerdes = KeySerdes, LeftValueSerdes = LeftValueSerdes, RightValueSerdes = RightValueSerdes, Logging = Logging, LogConfig = LogConfig, StoreKind = StoreKind,
    };

    /// <summary>The same with these stores. (Ours.)</summary>
    public StreamJoinProps<K, V1, V2> WithStores(IWindowBytesStoreSupplier? left, IWindowBytesStoreSupplier? right) => new(name, storeName, left, right)
    {
        KeySerdes = KeySerdes, LeftValueSerdes = LeftValueSerdes, RightValueSerdes = RightValueSerdes, Logging = Logging, LogConfig = LogConfig, StoreKind = StoreKind,
    };

    /// <summary>The same with stores of this kind. (Ours.)</summary>
    public StreamJoinProps<K, V1, V2> WithStoreKind(DslStoreKind kind) => new(name, storeName, thisStoreSupplier, otherStoreSupplier)
    {
        KeySerdes = KeySerdes, LeftValueSerdes = LeftValueSerdes, RightValueSerdes = RightValueSerdes, Logging = Logging, LogConfig = LogConfig, StoreKind = kind,
    };

    /// <summary>The same without changelogs: the stores are lost with the process. (Ours.)</summary>
    public StreamJoinProps<K, V1, V2> WithLoggingDisabled() => new(name, storeName, thisStoreSupplier, otherStoreSupplier)
    {
        KeySerdes = KeySerdes, LeftValueSerdes = LeftValueSerdes, RightValueSerdes = RightValueSerdes, Logging = false, StoreKind = StoreKind,
    };

    /// <summary>The same with these properties of the changelog topics. (Ours.)</summary>
    public StreamJoinProps<K, V1, V2> WithLoggingEnabled(IDictionary<string, string> config) => new(name, storeName, thisStoreSupplier, otherStoreSupplier)
    {
        KeySerdes = KeySerdes, LeftValueSerdes = LeftValueSerdes, RightValueSerdes = RightValueSerdes, LogConfig = new Dictionary<string, string>(config), StoreKind = StoreKind,
    };

    /// <summary>Untyped properties with serdes.</summary>
    internal static StreamJoinProps<K, V1, V2> Of(StreamJoinProps? props, ISerDes<K>? keys, ISerDes<V1>? leftValues, ISerDes<V2>? rightValues) =>
        Copy(keys, leftValues, rightValues, props ?? new StreamJoinProps(null, null, null, null));

    private static StreamJoinProps<K, V1, V2> Copy(ISerDes<K>? keys, ISerDes<V1>? leftValues, ISerDes<V2>? rightValues, StreamJoinProps from, string? name = null)
    {
        var typed = from as StreamJoinProps<K, V1, V2>;
        return new StreamJoinProps<K, V1, V2>(name ?? from.Name, from.StoreName, from.LeftStoreSupplier, from.RightStoreSupplier)
        {
            KeySerdes = keys, LeftValueSerdes = leftValues, RightValueSerdes = rightValues, Logging = typed?.Logging ?? true, LogConfig = typed?.LogConfig, StoreKind = typed?.StoreKind,
        };
    }
}
