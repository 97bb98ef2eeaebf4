using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>Brings the two sides of a table-table join together, into the result's store if it has one.</summary>
internal sealed class TableMerge<K, V>(UserCode user, TableOutput<K, V> output) : Node<K, Change<V>>
{
    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        // The result has a time of its own, and so has its changelog record.
        user.Enter(record);
        ref readonly var change = ref record.Value;
        output.Emit(output.SendsOldValues ? record : record.WithValue(new Change<V>(change.New, change.NewIsNull, default!, true, change.IsLatest), false));
    }
}
