using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State.Supplier;

/// <summary>Makes stores of bytes: one for each task.</summary>
public interface IStoreSupplier<out T>
    where T : IStateStore
{
    /// <summary>Under which heading metrics of the stores stand.</summary>
    string MetricsScope { get; }

    /// <summary>The stores' name.</summary>
    string Name { get; set; }

    /// <summary>A new store, not yet open.</summary>
    T Get();
}
