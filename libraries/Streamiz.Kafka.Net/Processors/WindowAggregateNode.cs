using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Aggregates a stream by key and tumbling, hopping or unlimited window.</summary>
internal sealed class WindowAggregateNode<K, V, VA>(UserCode user, WindowSeries windows, Aggregation<K, V, VA> aggregation, WindowPlace<K, VA> place) : WindowedNode<K, V>(user.Task)
{
    private readonly ClosedWindows _closed = new(user.Task, place.Store.Name);
    private readonly WindowedKeys<K> _keys = new(windows);

    // Of records with a key.
    private readonly ObservedTime _observed = user.ObserveTime();

    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull)
        {
            user.Task.Drop();
            return;
        }

        long closeMs = _observed.Advance(record.Timestamp) - windows.GraceMs;
        user.Enter(record);
        bool late = false, taken = false;
        for (long start = windows.FirstStart(record.Timestamp); windows.Contains(start, record.Timestamp); start = windows.NextStart(start))
        {
            if (windows.End(start) > closeMs)
            {
                taken = true;
                Update(record, start);
            }
            else
            {
                late = true;
                LeaveOut();
            }
        }

        if (late && !taken) HandOnLate(record);
        if (place.EmitsOnClose) EmitClosed(record, closeMs);
    }

    private void Update(in StreamRecord<K, V> record, long start)
    {
        bool oldIsNull = !place.Store.TryFetch(record.Key, start, out var old, out long timestamp);
        timestamp = oldIsNull ? record.Timestamp : Math.Max(record.Timestamp, timestamp);
        VA aggregate;
        bool isNull;
        try
        {
            if (oldIsNull) old = aggregation.Start(out oldIsNull);
            aggregate = aggregation.Add(record, old, oldIsNull, out isNull);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        place.Store.Put(record.Key, start, aggregate, isNull, timestamp);
        if (!place.ForwardsUpdates) return;
        var key = _keys.At(record.Key, start);
        place.Forward(new StreamRecord<Windowed<K>, Change<VA>>(key, false, new Change<VA>(aggregate, isNull, old, oldIsNull), false, timestamp, record.Headers));
        user.Enter(record);
    }

    private void EmitClosed(in StreamRecord<K, V> record, long closeMs)
    {
        if (!_closed.IsDue(closeMs)) return;
        long to = windows.LastClosedStart(closeMs);
        if (to < 0) return;
        long from = _closed.LastCloseMs == -1 ? 0 : Math.Max(0, windows.LastClosedStart(_closed.LastCloseMs)) + 1;
        using (var cursor = place.Store.FetchAll(from, to, reverse: false))
        {
            while (cursor.MoveNext())
            {
                var key = new Windowed<K>(cursor.Key, windows.At(cursor.Start));
                var change = new Change<VA>(cursor.Value, false, default!, oldIsNull: true);
                place.Forward(new StreamRecord<Windowed<K>, Change<VA>>(key, false, change, false, cursor.Timestamp, record.Headers));
            }
        }

        _closed.Emitted(closeMs);
    }
}
