using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>Makes the processors of an operator, one for every task.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class ProcessorSupplier<K, V>
{
    private IProcessor<K, V>? _shown;

    /// <summary>A processor; made for looking at it, each task gets its own.</summary>
    public IProcessor<K, V> Processor => _shown ??= Make!();

    /// <summary>What the processor's constructor is given.</summary>
    public object[] ProcessorParameters { get; internal set; } = [];

    /// <summary>A store that comes with the processor.</summary>
    public IStoreBuilder? StoreBuilder { get; internal set; }

    internal Func<IProcessor<K, V>>? Make { get; set; }
}
