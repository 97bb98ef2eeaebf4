using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>Gives every row another value; deletions stay deletions.</summary>
internal sealed class TableMapValues<K, V, VR>(UserCode user, Func<K, V, IRecordContext, VR> mapper, TableOutput<K, VR> output) : Node<K, Change<V>>
{
    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        try
        {
            ref readonly var change = ref record.Value;
            var context = user.Enter(record);
            VR value = change.NewIsNull ? default! : mapper(record.Key, change.New, context), old = default!;
            bool hasOld = false;
            if (output.SendsOldValues && output.HasStore) hasOld = output.TryGet(record.Key, out old, out _);
            else if (output.SendsOldValues && !change.OldIsNull)
            {
                old = mapper(record.Key, change.Old, context);
                hasOld = old is not null;
            }

            output.Emit(record.WithValue(new Change<VR>(value, change.NewIsNull || value is null, old, !hasOld, change.IsLatest), false));
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }
}
