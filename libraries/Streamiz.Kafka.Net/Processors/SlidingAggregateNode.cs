using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// Aggregates a stream by key and sliding window. For every record at time t there is a window that ends at t (the records at most the difference
/// before it) and, if there are later ones in reach, one that starts at t + 1; a new record enters the windows that are there and makes those that are not.
/// </summary>
internal sealed partial class SlidingAggregateNode<K, V, VA>(UserCode user, SlidingWindowOptions windows, Aggregation<K, V, VA> aggregation, WindowPlace<K, VA> place) : WindowedNode<K, V>(user.Task)
{
    private readonly ClosedWindows _closed = new(user.Task, place.Store.Name);
    private readonly long _differenceMs = windows.TimeDifferenceMs;

    // What was found in the store for the record at hand.
    private readonly List<Found> _found = [];
    private readonly ObservedTime _observed = user.ObserveTime();
    private long _closeMs;

    // Of the record at hand: whether a window took it, and whether one was closed to it.
    private bool _taken, _late;

    public override void Process(in StreamRecord<K, V> record)
    {
        if (record.KeyIsNull || record.ValueIsNull)
        {
            user.Task.Drop();
            return;
        }

        _closeMs = _observed.Advance(record.Timestamp) - windows.GracePeriodMs;
        if (record.Timestamp + 1 + _differenceMs <= _closeMs)
        {
            LeaveOut();
            HandOnLate(record);
            return;
        }

        (_taken, _late) = (false, false);
        user.Enter(record);
        bool early = record.Timestamp < _differenceMs;
        Find(record, reverse: !early);
        try
        {
            if (early) ProcessEarly(record);
            else ProcessLater(record);
        }
        catch (UserFailure failure)
        {
            user.Failed(failure.InnerException!, record);
            return;
        }

        if (_late && !_taken) HandOnLate(record);
        if (place.EmitsOnClose) EmitClosed(record);
    }

    private void Find(in StreamRecord<K, V> record, bool reverse)
    {
        _found.Clear();

        // One more than the record's time: its own right window, if it is there.
        using var cursor = place.Store.FetchKeys(true, record.Key, true, record.Key, Math.Max(0, record.Timestamp - (2 * _differenceMs)), record.Timestamp + 1, reverse);
        while (cursor.MoveNext()) _found.Add(new Found(cursor.Start, cursor.Value, cursor.Timestamp));
    }

    private bool WasFound(long start)
    {
        foreach (var window in _found)
        {
            if (window.Start == start) return true;
        }

        return false;
    }

    // The record lies at least the difference after 0: no window begins before 0.
    private void ProcessLater(in StreamRecord<K, V> record)
    {
        long time = record.Timestamp;
        bool leftExists = false;
        bool rightExists = false;
        long previousTime = -1;
        Found? left = null;
        Found? right = null;
        foreach (var window in _found)
        {
            long end = window.Start + _differenceMs;
            if (window.Start == time + 1)
            {
                rightExists = true;
            }
            else if (end > time)
            {
                right ??= window;
                Add(record, window.Start, window);
            }
            else if (end == time)
            {
                leftExists = true;
                Add(record, window.Start, window);

                // Another record of this time has made all the windows that this one needs.
                if (window.Timestamp >= time) return;
                previousTime = window.Timestamp;
            }
            else
            {
                left = window;
                previousTime = window.Timestamp;
                break;
            }
        }

        if (previousTime != -1 && !WasFound(previousTime + 1) && previousTime + 1 + _differenceMs >= time) Add(record, previousTime + 1, null);
        if (!leftExists)
        {
            bool withPrevious = previousTime != -1 && time - _differenceMs <= previousTime;
            Add(record, time - _differenceMs, withPrevious ? left : null);
        }

        if (!rightExists && right is { } later && later.Timestamp > time) CopyToRight(record, later);
    }

    // Close to 0 all windows that would begin before it are one, which begins at 0.
    private void ProcessEarly(in StreamRecord<K, V> record)
    {
        long time = record.Timestamp;
        bool rightExists = false;
        long previousTime = -1;
        Found? combined = null;
        Found? right = null;
        foreach (var window in _found)
        {
            if (window.Start == 0)
            {
                combined = window;
                if (window.Timestamp < time) previousTime = window.Timestamp;
            }
            else if (window.Start <= time)
            {
                right = window;
                Add(record, window.Start, window);
            }
            else
            {
                rightExists = true;
            }
        }

        // Without a window in between, all that the combined one holds is later than this record.
        if (right is null && combined is { } all && all.Timestamp > time) right = all;
        if (!rightExists && right is { } later && later.Timestamp > time) CopyToRight(record, later);
        if (previousTime != -1 && !WasFound(previousTime + 1)) Add(record, previousTime + 1, null);
        Add(record, 0, combined);
    }

    private readonly record struct Found(long Start, VA Value, long Timestamp);
}
