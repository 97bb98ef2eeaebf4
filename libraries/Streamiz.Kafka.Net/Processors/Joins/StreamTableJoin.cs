using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>
/// Joins a stream's records with the row of a table or global table as it is now, or, of a versioned table, as it was at the record's time. The result
/// keeps the record's time.
/// </summary>
internal sealed class StreamTableJoin<K, V1, KT, V2, VR>(
    UserCode user, TableView<KT, V2> table, Func<K, V1, IRecordContext, KT> keyOf, Func<K, V1, V2, VR> joiner, bool left, Node<K, VR> next) : Node<K, V1>
{
    public override void Process(in StreamRecord<K, V1> record)
    {
        try
        {
            Join(record);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    private void Join(in StreamRecord<K, V1> record)
    {
        var context = user.Enter(record);
        KT key = keyOf(record.Key, record.Value, context);
        // A left join has a result without a key to look up; no join has one without a value.
        if (record.ValueIsNull || (key is null && !left))
        {
            user.Task.DroppedRecords++;
            return;
        }

        V2 row = default!;
        bool found = key is not null && (table.IsVersioned
            ? table.TryGetAsOf(key, record.Timestamp, out row, out _)
            : table.TryGet(key, out row, out _));
        if (found || left) next.Process(record.WithValue(joiner(record.Key, record.Value, found ? row : default!)));
    }
}
