using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.Stream;

/// <content>Processors of the user's.</content>
public partial interface IKStream<K, V>
{
    /// <summary>Ends the stream in a processor.</summary>
    /// <param name="processorSupplier">Makes a processor for every task.</param>
    /// <param name="named">Name of the node.</param>
    /// <param name="storeNames">Stores that the processor uses.</param>
    void Process(ProcessorSupplier<K, V> processorSupplier, string? named = null, params string[] storeNames);

    /// <summary>Sends the stream through a processor, which may forward any records. Keys may change: grouping or joining the result goes through a repartition topic. (Ours.)</summary>
    /// <param name="processorSupplier">Makes a processor for every task.</param>
    /// <param name="named">Name of the node.</param>
    /// <param name="storeNames">Stores that the processor uses.</param>
    [OverloadResolutionPriority(-1)]
    IKStream<KR, VR> Process<KR, VR>(Func<IProcessor<K, V, KR, VR>> processorSupplier, string? named = null, params string[] storeNames);

    /// <summary>Sends the stream through a processor, which may forward records with the same key. (Ours.)</summary>
    /// <inheritdoc cref="Process{KR, VR}(Func{IProcessor{K, V, KR, VR}}, string?, string[])"/>
    IKStream<K, VR> ProcessValues<VR>(Func<IFixedKeyProcessor<K, V, VR>> processorSupplier, string? named = null, params string[] storeNames);

    /// <summary>Sends the stream through a transformer: one record or none for every record. Keys may change.</summary>
    /// <param name="transformerSupplier">Makes a transformer for every task.</param>
    /// <param name="named">Name of the node.</param>
    /// <param name="storeNames">Stores that the transformer uses.</param>
    IKStream<K1, V1> Transform<K1, V1>(TransformerSupplier<K, V, K1, V1> transformerSupplier, string? named = null, params string[] storeNames);

    /// <summary>Sends the stream through a transformer of the values; the key of what it returns is not looked at.</summary>
    /// <inheritdoc cref="Transform{K1, V1}(TransformerSupplier{K, V, K1, V1}, string?, string[])"/>
    IKStream<K, V1> TransformValues<V1>(TransformerSupplier<K, V, K, V1> transformerSupplier, string? named = null, params string[] storeNames);
}
