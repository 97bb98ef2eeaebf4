using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State.InMemory;

/// <summary>Makes session stores in memory.</summary>
public sealed class InMemorySessionStoreSupplier : ISessionBytesStoreSupplier, ISpecSupplier
{
    /// <summary>For stores of that name.</summary>
    /// <param name="name">Name of the store.</param>
    /// <param name="retention">How long sessions are kept after stream time has passed them.</param>
    public InMemorySessionStoreSupplier(string name, TimeSpan retention)
    {
        Name = name;
        Retention = (long)retention.TotalMilliseconds;
    }

    /// <inheritdoc/>
    public string MetricsScope => "in-memory-session";

    /// <inheritdoc/>
    public string Name { get; set; }

    /// <inheritdoc/>
    public long Retention { get; }

    StoreSpec ISpecSupplier.Spec => new() { Name = Name, Kind = StoreKind.Session, Backing = StoreBacking.Memory, RetentionMs = Retention };

    /// <inheritdoc/>
    public ISessionStore<Bytes, byte[]> Get() => ByteStores.Session(((ISpecSupplier)this).Spec);
}
