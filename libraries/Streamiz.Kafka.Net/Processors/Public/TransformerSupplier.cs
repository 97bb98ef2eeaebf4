using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>Makes the transformers of an operator, one for every task.</summary>
public class TransformerSupplier<K, V, K1, V1>
{
    private ITransformer<K, V, K1, V1>? _shown;

    /// <summary>A store that comes with the transformer.</summary>
    public IStoreBuilder? StoreBuilder { get; internal set; }

    /// <summary>A transformer; made for looking at it, each task gets its own.</summary>
    public ITransformer<K, V, K1, V1> Transformer => _shown ??= Make!();

    /// <summary>What the transformer's constructor is given.</summary>
    public object[] TransformerParameters { get; internal set; } = [];

    internal Func<ITransformer<K, V, K1, V1>>? Make { get; set; }
}
