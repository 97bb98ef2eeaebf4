using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes session stores in RocksDB.</summary>
public sealed class RocksDbSessionBytesStoreSupplier : ISessionBytesStoreSupplier, ISpecSupplier
{
    /// <summary>For stores of that name.</summary>
    /// <param name="name">Name of the store.</param>
    /// <param name="retention">How long sessions are kept after stream time has passed them.</param>
    public RocksDbSessionBytesStoreSupplier(string name, TimeSpan retention)
    {
        Name = name;
        Retention = (long)retention.TotalMilliseconds;
    }

    /// <inheritdoc/>
    public string MetricsScope => "rocksdb-session";

    /// <inheritdoc/>
    public string Name { get; set; }

    /// <inheritdoc/>
    public long Retention { get; }

    StoreSpec ISpecSupplier.Spec => new() { Name = Name, Kind = StoreKind.Session, Backing = StoreBacking.RocksDb, RetentionMs = Retention };

    /// <inheritdoc/>
    public ISessionStore<Bytes, byte[]> Get() => ByteStores.Session(((ISpecSupplier)this).Spec);
}
