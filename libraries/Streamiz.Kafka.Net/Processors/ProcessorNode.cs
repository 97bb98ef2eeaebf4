using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Runs a processor of the user's.</summary>
internal sealed class ProcessorNode<K, V, KR, VR>(UserCode user, IProcessor<K, V, KR, VR> processor, ProcessorOutput<KR, VR> output) : Node<K, V>, ILifecycle
{
    public void Init() => processor.Init(new ProcessorContext<KR, VR>(output));

    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        try
        {
            processor.Process(new Record<K, V>(record, context));
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    public void Close() => processor.Close();
}
