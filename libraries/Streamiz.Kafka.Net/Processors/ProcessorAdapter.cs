using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>A processor of upstream's interface.</summary>
internal sealed class ProcessorAdapter<K, V>(IProcessor<K, V> processor) : IProcessor<K, V, K, V>
{
    public void Close() => processor.Close();

    public void Init(ProcessorContext<K, V> context) => processor.Init(context);

    public void Process(Record<K, V> record) => processor.Process(record);
}
