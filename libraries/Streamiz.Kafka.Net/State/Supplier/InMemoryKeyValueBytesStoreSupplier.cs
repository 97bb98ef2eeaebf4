using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State.InMemory;

/// <summary>Makes key-value stores in memory.</summary>
public class InMemoryKeyValueBytesStoreSupplier : IKeyValueBytesStoreSupplier, ISpecSupplier
{
    /// <summary>For stores of that name.</summary>
    public InMemoryKeyValueBytesStoreSupplier(string name) => Name = name;

    /// <inheritdoc/>
    public string MetricsScope => "in-memory-state";

    /// <inheritdoc/>
    public string Name { get; set; }

    StoreSpec ISpecSupplier.Spec => new() { Name = Name, Kind = StoreKind.KeyValue, Backing = StoreBacking.Memory, KeepsTimestamps = true };

    /// <inheritdoc/>
    public IKeyValueStore<Bytes, byte[]> Get() => new InMemoryKeyValueStore(Name);
}
