using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Names, stores and serdes of a stream-stream join.</summary>
public class StreamJoinProps
{
#pragma warning disable CA1051 // upstream's names and kinds
    /// <summary>First part of the processors' names.</summary>
    protected readonly string? name;

    /// <summary>The right side's store.</summary>
    protected readonly IWindowBytesStoreSupplier? otherStoreSupplier;

    /// <summary>First part of the stores' names.</summary>
    protected readonly string? storeName;

    /// <summary>The left side's store.</summary>
    protected readonly IWindowBytesStoreSupplier? thisStoreSupplier;
#pragma warning restore CA1051

    internal StreamJoinProps(string? name, string? storeName, IWindowBytesStoreSupplier? thisStoreSupplier, IWindowBytesStoreSupplier? otherStoreSupplier)
    {
        this.name = name;
        this.storeName = storeName;
        this.thisStoreSupplier = thisStoreSupplier;
        this.otherStoreSupplier = otherStoreSupplier;
    }

    /// <summary>The left side's store.</summary>
    public IWindowBytesStoreSupplier? LeftStoreSupplier => thisStoreSupplier;

    /// <summary>First part of the processors' names.</summary>
    public string? Name => name;

    /// <summary>The right side's store.</summary>
    public IWindowBytesStoreSupplier? RightStoreSupplier => otherStoreSupplier;

    /// <summary>First part of the stores' names.</summary>
    public string? StoreName => storeName;

    /// <summary>Under this store name.</summary>
    public static StreamJoinProps As(string storeName) => new(null, storeName, null, null);

    /// <summary>Under these names.</summary>
    public static StreamJoinProps As(string? name, string? storeName) => new(name, storeName, null, null);

    /// <summary>Under this store name.</summary>
    public static StreamJoinProps<K, V1, V2> As<K, V1, V2>(string storeName) => new(null, storeName, null, null);

    /// <summary>Under these names.</summary>
    public static StreamJoinProps<K, V1, V2> As<K, V1, V2>(string? name, string? storeName) => new(name, storeName, null, null);

    /// <summary>With these stores.</summary>
    public static StreamJoinProps With(IWindowBytesStoreSupplier? storeSupplier, IWindowBytesStoreSupplier? otherStoreSupplier) => new(null, null, storeSupplier, otherStoreSupplier);

    /// <summary>With these stores.</summary>
    public static StreamJoinProps<K, V1, V2> With<K, V1, V2>(IWindowBytesStoreSupplier? storeSupplier, IWindowBytesStoreSupplier? otherStoreSupplier) =>
        new(null, null, storeSupplier, otherStoreSupplier);

    /// <summary>With these serdes.</summary>
    public static StreamJoinProps<K, V1, V2> With<K, V1, V2>(ISerDes<K>? keySerde, ISerDes<V1>? valueSerde, ISerDes<V2>? otherValueSerde) =>
        new(null, null, null, null) { KeySerdes = keySerde, LeftValueSerdes = valueSerde, RightValueSerdes = otherValueSerde };
}
