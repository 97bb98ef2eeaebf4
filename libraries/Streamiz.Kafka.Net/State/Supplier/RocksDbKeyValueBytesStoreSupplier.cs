using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes key-value stores in RocksDB. A table kept in one has no timestamps: they read as -1.</summary>
public class RocksDbKeyValueBytesStoreSupplier : IKeyValueBytesStoreSupplier, ISpecSupplier
{
    /// <summary>For stores of that name.</summary>
    public RocksDbKeyValueBytesStoreSupplier(string name) => Name = name;

    /// <inheritdoc/>
    public string MetricsScope => "rocksdb-state";

    /// <inheritdoc/>
    public string Name { get; set; }

    StoreSpec ISpecSupplier.Spec => new() { Name = Name, Kind = StoreKind.KeyValue, Backing = StoreBacking.RocksDb, KeepsTimestamps = false };

    /// <inheritdoc/>
    public IKeyValueStore<Bytes, byte[]> Get() => new RocksDbKeyValueStore(Name, MetricsScope);
}
