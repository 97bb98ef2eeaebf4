using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>A processor that is one action.</summary>
internal sealed class ProcessorOfAction<K, V>(Action<Record<K, V>> action) : IProcessor<K, V>
{
    public void Close()
    {
    }

    public void Init(ProcessorContext<K, V> context)
    {
    }

    public void Process(Record<K, V> record) => action(record);
}
