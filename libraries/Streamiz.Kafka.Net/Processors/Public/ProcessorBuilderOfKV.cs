using System.Diagnostics.CodeAnalysis;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>Puts a <see cref="ProcessorSupplier{K, V}"/> together.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class ProcessorBuilder<K, V>
{
    private readonly ProcessorSupplier<K, V> _supplier = new();

    /// <summary>The supplier.</summary>
    /// <exception cref="Errors.TopologyException">No processor was given.</exception>
    public ProcessorSupplier<K, V> Build() => _supplier.Make is null ? throw new Errors.TopologyException("a processor supplier needs a processor") : _supplier;

    /// <summary>The processor is this action.</summary>
    public ProcessorBuilder<K, V> Processor(Action<Record<K, V>> processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        _supplier.Make = () => new ProcessorOfAction<K, V>(processor);
        return this;
    }

    /// <summary>The processor is of this class; it is made with these parameters, for every task.</summary>
    public ProcessorBuilder<K, V> Processor<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Pr>(params object[] parameters)
        where Pr : IProcessor<K, V>, new()
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _supplier.ProcessorParameters = parameters;
        _supplier.Make = () => parameters.Length == 0 ? new Pr() : (IProcessor<K, V>)UserClass.Make(typeof(Pr), parameters);
        return this;
    }

    /// <summary>The processor brings a store along.</summary>
    public ProcessorBuilder<K, V> StateStore(IStoreBuilder storeBuilder)
    {
        _supplier.StoreBuilder = storeBuilder;
        return this;
    }
}
