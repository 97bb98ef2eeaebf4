using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Aggregates a stream by key and session: a record merges all sessions within the gap into one.</summary>
internal sealed class SessionAggregateNode<K, V, VA>(UserCode user, SessionWindowOptions windows, Aggregation<K, V, VA> aggregation, SessionMerging<K, VA> merging, SessionPlace<K, VA> place) : WindowedNode<K, V>(user.Task)
{
    private readonly ClosedWindows _closed = new(user.Task, place.Store.Name);
    private readonly List<(long Start, long End, VA Value)> _merged = [];
    private readonly ObservedTime _observed = user.ObserveTime();

    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull)
        {
            user.Task.Drop();
            return;
        }

        long closeMs = _observed.Advance(record.Timestamp) - windows.GracePeriodMs - windows.InactivityGapMs;
        user.Enter(record);
        Aggregate(record, closeMs);
        if (place.EmitsOnClose) EmitClosed(record, closeMs);
    }

    private void Aggregate(in StreamRecord<K, V> record, long closeMs)
    {
        Find(record);
        long start = record.Timestamp;
        long end = record.Timestamp;
        VA aggregate;
        bool isNull;
        try
        {
            aggregate = aggregation.Start(out isNull);
            foreach (var session in _merged)
            {
                aggregate = merging.Merge(record.Key, aggregate, isNull, session.Value);
                isNull = aggregate is null;
                start = Math.Min(start, session.Start);
                end = Math.Max(end, session.End);
            }

            if (end < closeMs)
            {
                LeaveOut();
                HandOnLate(record);
                return;
            }

            aggregate = aggregation.Add(record, aggregate, isNull, out isNull);
        }
        catch (Exception e)
        {
            user.Failed(e, record);
            return;
        }

        if (start != end || start != record.Timestamp) RemoveMerged(record);
        place.Store.Put(record.Key, start, end, aggregate, isNull);
        if (place.ForwardsUpdates) Forward(record, start, end, new Change<VA>(aggregate, isNull, default!, oldIsNull: true));
    }

    private void Find(in StreamRecord<K, V> record)
    {
        _merged.Clear();
        using var cursor = place.Store.Find(record.Key, record.Timestamp - windows.InactivityGapMs, WindowTime.Sum(record.Timestamp, windows.InactivityGapMs), reverse: false);
        while (cursor.MoveNext()) _merged.Add((cursor.Start, cursor.End, cursor.Value));
    }

    private void RemoveMerged(in StreamRecord<K, V> record)
    {
        foreach (var session in _merged)
        {
            place.Store.Put(record.Key, session.Start, session.End, default!, valueIsNull: true);
            if (place.ForwardsUpdates) Forward(record, session.Start, session.End, new Change<VA>(default!, newIsNull: true, session.Value, session.Value is null));
        }
    }

    // A session's result has the time of its end, and no headers, as in Kafka Streams.
    private void Forward(in StreamRecord<K, V> record, long start, long end, in Change<VA> change)
    {
        var key = new Windowed<K>(record.Key, new SessionWindow(start, end));
        place.Forward(new StreamRecord<Windowed<K>, Change<VA>>(key, false, change, false, end, default));

        // What came behind may have changed the context, whose time the next put is logged with.
        user.Enter(record);
    }

    private void EmitClosed(in StreamRecord<K, V> record, long closeMs)
    {
        if (!_closed.IsDue(closeMs)) return;
        long to = closeMs - 1;
        if (to < 0) return;
        long from = Math.Max(0, _closed.LastCloseMs);
        using (var cursor = place.Store.FindByEnd(from, to))
        {
            while (cursor.MoveNext())
            {
                var key = new Windowed<K>(cursor.Key, new SessionWindow(cursor.Start, cursor.End));
                var change = new Change<VA>(cursor.Value, false, default!, oldIsNull: true);
                place.Forward(new StreamRecord<Windowed<K>, Change<VA>>(key, false, change, false, cursor.End, record.Headers));
            }
        }

        _closed.Emitted(closeMs);
    }
}
