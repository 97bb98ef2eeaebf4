using System.Diagnostics.CodeAnalysis;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>Puts a <see cref="TransformerSupplier{K, V, K1, V1}"/> together.</summary>
public class TransformerBuilder<K, V, K1, V1>
{
    private readonly TransformerSupplier<K, V, K1, V1> _supplier = new();

    /// <summary>The supplier.</summary>
    /// <exception cref="Errors.TopologyException">No transformer was given.</exception>
    public TransformerSupplier<K, V, K1, V1> Build() => _supplier.Make is null ? throw new Errors.TopologyException("a transformer supplier needs a transformer") : _supplier;

    /// <summary>The transformer brings a store along.</summary>
    public TransformerBuilder<K, V, K1, V1> StateStore(IStoreBuilder storeBuilder)
    {
        _supplier.StoreBuilder = storeBuilder;
        return this;
    }

    /// <summary>The transformer is this function.</summary>
    public TransformerBuilder<K, V, K1, V1> Transformer(Func<Record<K, V>, Record<K1, V1>> transformer)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        _supplier.Make = () => new TransformerOfFunc<K, V, K1, V1>(transformer);
        return this;
    }

    /// <summary>The transformer is of this class; it is made with these parameters, for every task.</summary>
    public TransformerBuilder<K, V, K1, V1> Transformer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Tr>(params object[] parameters)
        where Tr : ITransformer<K, V, K1, V1>, new()
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _supplier.TransformerParameters = parameters;
        _supplier.Make = () => parameters.Length == 0 ? new Tr() : (ITransformer<K, V, K1, V1>)UserClass.Make(typeof(Tr), parameters);
        return this;
    }
}
