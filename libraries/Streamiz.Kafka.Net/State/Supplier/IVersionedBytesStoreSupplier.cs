using Streamiz.Kafka.Net.Crosscutting;

namespace Streamiz.Kafka.Net.State.Supplier;

/// <summary>Makes versioned stores of bytes.</summary>
public interface IVersionedBytesStoreSupplier : IStoreSupplier<IVersionedKeyValueStore<Bytes, byte[]>>
{
    /// <summary>How long versions are kept after stream time has passed them, milliseconds.</summary>
    long HistoryRetention { get; }
}
