using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Makes window stores in RocksDB for windowed tables: they keep the time of each update.</summary>
public class RocksDbTimestampedWindowBytesStoreSupplier : IWindowBytesStoreSupplier, ISpecSupplier
{
    /// <summary>For stores of that name.</summary>
    /// <param name="storeName">Name of the store.</param>
    /// <param name="retention">How long windows are kept after stream time has passed them.</param>
    /// <param name="segmentInterval">Windows are dropped by spans of this length, milliseconds.</param>
    /// <param name="size">Length of a window, milliseconds; null when it is not known yet.</param>
    /// <param name="retainDuplicates">Whether puts of the same key and window are kept beside each other.</param>
    public RocksDbTimestampedWindowBytesStoreSupplier(string storeName, TimeSpan retention, long segmentInterval, long? size, bool retainDuplicates)
    {
        Name = storeName;
        Retention = (long)retention.TotalMilliseconds;
        SegmentInterval = segmentInterval;
        WindowSize = size;
        RetainDuplicates = retainDuplicates;
    }

    /// <inheritdoc/>
    public string MetricsScope => "rocksdb-window";

    /// <inheritdoc/>
    public string Name { get; set; }

    /// <inheritdoc/>
    public bool RetainDuplicates { get; set; }

    /// <inheritdoc/>
    public long Retention { get; set; }

    /// <inheritdoc/>
    public long SegmentInterval { get; set; }

    /// <inheritdoc/>
    public long? WindowSize { get; set; }

    StoreSpec ISpecSupplier.Spec => new()
    {
        Name = Name,
        Kind = StoreKind.Window,
        Backing = StoreBacking.RocksDb,
        KeepsTimestamps = true,
        RetentionMs = Retention,
        WindowSizeMs = WindowSize ?? 0,
        SegmentIntervalMs = SegmentInterval,
        RetainDuplicates = RetainDuplicates,
    };

    /// <inheritdoc/>
    public IWindowStore<Bytes, byte[]> Get() => ByteStores.Window(((ISpecSupplier)this).Spec);
}
