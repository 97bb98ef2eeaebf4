using Streamiz.Kafka.Net.Crosscutting;

namespace Streamiz.Kafka.Net.State.Supplier;

/// <summary>Makes session stores of bytes.</summary>
public interface ISessionBytesStoreSupplier : IStoreSupplier<ISessionStore<Bytes, byte[]>>
{
    /// <summary>How long sessions are kept after stream time has passed them, milliseconds.</summary>
    long Retention => throw new NotSupportedException($"{GetType().Name} states no retention");
}
