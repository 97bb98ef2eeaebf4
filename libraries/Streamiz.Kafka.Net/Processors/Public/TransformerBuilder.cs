namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>Begins a <see cref="TransformerBuilder{K, V, K1, V1}"/>.</summary>
public class TransformerBuilder
{
    /// <summary>A builder for transformers of these types.</summary>
    public static TransformerBuilder<K, V, K1, V1> New<K, V, K1, V1>() => new();
}
