using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <content>Updates of single windows, and emission on close.</content>
internal sealed partial class SlidingAggregateNode<K, V, VA>
{
    // Adds the record to a window that was found, or to a new one.
    private void Add(in StreamRecord<K, V> record, long start, Found? found)
    {
        if (start + _differenceMs < _closeMs)
        {
            _late = true;
            LeaveOut();
            return;
        }

        _taken = true;

        VA aggregate;
        VA old;
        bool oldIsNull;
        bool isNull;
        try
        {
            (old, oldIsNull) = found is { } window ? (window.Value, false) : (aggregation.Start(out bool startIsNull), startIsNull);
            aggregate = aggregation.Add(record, old, oldIsNull, out isNull);
        }
        catch (Exception e)
        {
            throw new UserFailure(e);
        }

        long timestamp = oldIsNull || found is null ? record.Timestamp : Math.Max(record.Timestamp, found.Value.Timestamp);
        place.Store.Put(record.Key, start, aggregate, isNull, timestamp);
        Forward(record, start, new Change<VA>(aggregate, isNull, old, oldIsNull), timestamp);
    }

    // The new record's right window holds what lies behind it, not the record itself.
    private void CopyToRight(in StreamRecord<K, V> record, Found later)
    {
        place.Store.Put(record.Key, record.Timestamp + 1, later.Value, false, later.Timestamp);
        Forward(record, record.Timestamp + 1, new Change<VA>(later.Value, false, default!, oldIsNull: true), later.Timestamp);
    }

    private void Forward(in StreamRecord<K, V> record, long start, in Change<VA> change, long timestamp)
    {
        // Made even when nothing is forwarded: a difference of 0 is refused here, as in Kafka Streams.
        var window = new TimeWindow(start, start + _differenceMs);
        if (!place.ForwardsUpdates) return;
        place.Forward(new StreamRecord<Windowed<K>, Change<VA>>(new Windowed<K>(record.Key, window), false, change, false, timestamp, record.Headers));
        user.Enter(record);
    }

    private void EmitClosed(in StreamRecord<K, V> record)
    {
        if (!_closed.IsDue(_closeMs)) return;
        long to = _closeMs - _differenceMs - 1;
        if (to < 0) return;
        long from = _closed.LastCloseMs == -1 ? 0 : Math.Max(0, _closed.LastCloseMs - _differenceMs);
        using (var cursor = place.Store.FetchAll(from, to, reverse: false))
        {
            while (cursor.MoveNext())
            {
                var key = new Windowed<K>(cursor.Key, new TimeWindow(cursor.Start, cursor.Start + _differenceMs));
                var change = new Change<VA>(cursor.Value, false, default!, oldIsNull: true);
                place.Forward(new StreamRecord<Windowed<K>, Change<VA>>(key, false, change, false, cursor.Timestamp, record.Headers));
            }
        }

        _closed.Emitted(_closeMs);
    }

    private sealed class UserFailure(Exception cause) : Exception(cause.Message, cause);
}
