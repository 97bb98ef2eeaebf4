using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>A transformer of upstream's interface: what it returns is forwarded, under the old key where only the value may change.</summary>
internal sealed class TransformerAdapter<K, V, KR, VR>(ITransformer<K, V, KR, VR> transformer, Func<Record<K, V>, Record<KR, VR>, Record<KR, VR>>? result = null) : IProcessor<K, V, KR, VR>
{
    private ProcessorContext<KR, VR>? _context;

    public void Close() => transformer.Close();

    public void Init(ProcessorContext<KR, VR> context)
    {
        _context = context;
        transformer.Init(context);
    }

    public void Process(Record<K, V> record)
    {
        var transformed = transformer.Process(record);
        if (transformed is not null) _context!.Forward(result is null ? transformed : result(record, transformed));
    }
}
