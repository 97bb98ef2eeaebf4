using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes key-value stores in RocksDB for tables: they keep the time of each update.</summary>
public class RocksDbTimestampedKeyValueBytesStoreSupplier : IKeyValueBytesStoreSupplier, ISpecSupplier
{
    /// <summary>For stores of that name.</summary>
    public RocksDbTimestampedKeyValueBytesStoreSupplier(string name) => Name = name;

    /// <inheritdoc/>
    public string MetricsScope => "rocksdb-state";

    /// <inheritdoc/>
    public string Name { get; set; }

    StoreSpec ISpecSupplier.Spec => new() { Name = Name, Kind = StoreKind.KeyValue, Backing = StoreBacking.RocksDb, KeepsTimestamps = true };

    /// <inheritdoc/>
    public IKeyValueStore<Bytes, byte[]> Get() => ByteStores.KeyValue(((ISpecSupplier)this).Spec);
}
