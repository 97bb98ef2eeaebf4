using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>A transformer that is one function.</summary>
internal sealed class TransformerOfFunc<K, V, K1, V1>(Func<Record<K, V>, Record<K1, V1>> transformer) : ITransformer<K, V, K1, V1>
{
    public void Close()
    {
    }

    public void Init(ProcessorContext<K1, V1> context)
    {
    }

    public Record<K1, V1>? Process(Record<K, V> record) => transformer(record);
}
