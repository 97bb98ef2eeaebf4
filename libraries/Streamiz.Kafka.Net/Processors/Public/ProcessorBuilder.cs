namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>Begins a <see cref="ProcessorBuilder{K, V}"/>.</summary>
public class ProcessorBuilder
{
    /// <summary>A builder for processors of these types.</summary>
    public static ProcessorBuilder<K, V> New<K, V>() => new();
}
