using Streamiz.Kafka.Net.Crosscutting;

namespace Streamiz.Kafka.Net.State.Supplier;

/// <summary>Makes window stores of bytes. Times are milliseconds.</summary>
public interface IWindowBytesStoreSupplier : IStoreSupplier<IWindowStore<Bytes, byte[]>>
{
    /// <summary>Whether puts of the same key and window are kept beside each other.</summary>
    bool RetainDuplicates { get; set; }

    /// <summary>How long windows are kept after stream time has passed them.</summary>
    long Retention { get; set; }

    /// <summary>Windows are dropped by spans of this length.</summary>
    long SegmentInterval { get; set; }

    /// <summary>Length of a window; null when it is not known yet.</summary>
    long? WindowSize { get; set; }
}
