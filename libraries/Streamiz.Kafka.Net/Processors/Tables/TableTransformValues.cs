using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>Gives every row another value by a transformer with stores, which is called for deletions, too.</summary>
internal sealed class TableTransformValues<K, V, VR>(UserCode user, IValueTransformerWithKey<K, V, VR> transformer, TableOutput<K, VR> output) : Node<K, Change<V>>, ILifecycle
{
    public void Init() => transformer.Init(new ProcessorContext(user.Task));

    public void Close() => transformer.Close();

    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        try
        {
            ref readonly var change = ref record.Value;
            user.Enter(record);
            VR old = default!, value;
            bool hasOld = false;
            if (output.HasStore)
            {
                value = transformer.Transform(record.Key, change.New);
                hasOld = output.SendsOldValues && output.TryGet(record.Key, out old, out _);
            }
            else
            {
                value = transformer.Transform(record.Key, change.New);
                if (output.SendsOldValues)
                {
                    old = transformer.Transform(record.Key, change.Old);
                    hasOld = old is not null;
                }
            }

            output.Emit(record.WithValue(new Change<VR>(value, value is null, old, !hasOld, change.IsLatest), false));
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }
}
