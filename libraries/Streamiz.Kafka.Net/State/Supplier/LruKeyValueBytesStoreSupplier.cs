using Streamiz.Kafka.Net.Crosscutting;

namespace Streamiz.Kafka.Net.State.Supplier;

/// <summary>Makes key-value stores in memory that forget the least recently used key when they are full.</summary>
public sealed class LruKeyValueBytesStoreSupplier : IKeyValueBytesStoreSupplier, ISpecSupplier
{
    private readonly int _maxEntries;

    /// <summary>For stores of that name and size (> 0).</summary>
    public LruKeyValueBytesStoreSupplier(string name, int maxEntries)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxEntries);
        Name = name;
        _maxEntries = maxEntries;
    }

    /// <inheritdoc/>
    public string MetricsScope => "in-memory-lru";

    /// <inheritdoc/>
    public string Name { get; set; }

    StoreSpec ISpecSupplier.Spec => new() { Name = Name, Kind = StoreKind.KeyValue, Backing = StoreBacking.Lru, MaxEntries = _maxEntries };

    /// <inheritdoc/>
    public IKeyValueStore<Bytes, byte[]> Get() => ByteStores.KeyValue(((ISpecSupplier)this).Spec);
}
