using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State.InMemory;

/// <summary>Makes window stores in memory.</summary>
public class InMemoryWindowStoreSupplier : IWindowBytesStoreSupplier, ISpecSupplier
{
    /// <summary>For stores of that name.</summary>
    /// <param name="storeName">Name of the store.</param>
    /// <param name="retention">How long windows are kept after stream time has passed them.</param>
    /// <param name="size">Length of a window, milliseconds; null when it is not known yet.</param>
    /// <param name="retainDuplicates">Whether puts of the same key and window are kept beside each other.</param>
    public InMemoryWindowStoreSupplier(string storeName, TimeSpan retention, long? size, bool retainDuplicates)
    {
        Name = storeName;
        Retention = (long)retention.TotalMilliseconds;
        SegmentInterval = Math.Max(Retention / 2, 1);
        WindowSize = size;
        RetainDuplicates = retainDuplicates;
    }

    /// <inheritdoc/>
    public string MetricsScope => "in-memory-window";

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
        Backing = StoreBacking.Memory,
        KeepsTimestamps = true,
        RetentionMs = Retention,
        WindowSizeMs = WindowSize ?? 0,
        SegmentIntervalMs = SegmentInterval,
        RetainDuplicates = RetainDuplicates,
    };

    /// <inheritdoc/>
    public IWindowStore<Bytes, byte[]> Get() => new InMemoryWindowStore(Name, TimeSpan.FromMilliseconds(Retention), WindowSize ?? 0, RetainDuplicates);
}
