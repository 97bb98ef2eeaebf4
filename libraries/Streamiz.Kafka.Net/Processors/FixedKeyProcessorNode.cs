using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Runs a fixed-key processor of the user's.</summary>
internal sealed class FixedKeyProcessorNode<K, V, VR>(UserCode user, IFixedKeyProcessor<K, V, VR> processor, ProcessorOutput<K, VR> output) : Node<K, V>, ILifecycle
{
    public void Init() => processor.Init(new FixedKeyProcessorContext<K, VR>(output));

    public override void Process(in StreamRecord<K, V> record)
    {
        var context = user.Enter(record);
        try
        {
            processor.Process(new FixedKeyRecord<K, V>(new Record<K, V>(record, context)));
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    public void Close() => processor.Close();
}
