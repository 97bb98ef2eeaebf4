using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes versioned stores in RocksDB.</summary>
public sealed class RocksDbVersionedBytesStoreSupplier : IVersionedBytesStoreSupplier, ISpecSupplier
{
    /// <summary>For stores of that name.</summary>
    /// <param name="name">Name of the store.</param>
    /// <param name="historyRetention">How long versions are kept after stream time has passed them.</param>
    /// <param name="segmentInterval">Old versions are dropped by spans of this length; null for the default one.</param>
    public RocksDbVersionedBytesStoreSupplier(string name, TimeSpan historyRetention, TimeSpan? segmentInterval = null)
    {
        SegmentInterval = (long)(segmentInterval?.TotalMilliseconds ?? 0);
        Name = name;
        HistoryRetention = (long)historyRetention.TotalMilliseconds;
    }

    /// <inheritdoc/>
    public string MetricsScope => "rocksdb-versioned";

    /// <inheritdoc/>
    public string Name { get; set; }

    /// <inheritdoc/>
    public long HistoryRetention { get; }

    /// <summary>Old versions are dropped by spans of this length, milliseconds; 0 for the default one.</summary>
    public long SegmentInterval { get; }

    StoreSpec ISpecSupplier.Spec => new() { Name = Name, Kind = StoreKind.Versioned, RetentionMs = HistoryRetention, SegmentIntervalMs = SegmentInterval };

    /// <inheritdoc/>
    public IVersionedKeyValueStore<Bytes, byte[]> Get() => ByteStores.Versioned(((ISpecSupplier)this).Spec);
}
