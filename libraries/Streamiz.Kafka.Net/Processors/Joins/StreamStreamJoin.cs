using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>
/// One side of a stream-stream join. <typeparamref name="V1"/> is this side's type; the joiner takes this side's value first. In a left or outer join a record without a
/// partner waits in the pending store until its window has closed, unless that was so when it came.
/// </summary>
internal sealed class StreamStreamJoin<K, V1, V2, VR>(
    UserCode user, IWindowFace<K, V2> other, PendingJoins<K, V1, V2>? pending, Func<K, V1, V2, VR> joiner, JoinSide side, JoinTime time, Node<K, VR> next) : Node<K, V1>
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
        long now = record.Timestamp;
        time.Advance(now);
        if (record.ValueIsNull || (record.KeyIsNull && !side.Outer))
        {
            user.Task.DroppedRecords++;
            return;
        }

        user.Enter(record);
        if (record.KeyIsNull)
        {
            Alone(record);
            return;
        }

        if (pending is not null)
        {
            if (!time.IsPrimed) time.Prime(pending.OldestTime());
            if (now == time.StreamTime) EmitClosed(record);
        }

        bool met = false;
        using (var partners = other.Fetch(record.Key, Math.Max(0, now - side.BeforeMs), Math.Max(0, now + side.AfterMs), reverse: false))
        {
            while (partners.MoveNext())
            {
                met = true;
                // What came behind leaves another record in the context, which is what the changelog carries.
                user.Enter(record);
                pending?.Matched(record.Key, partners.Start, !side.IsLeft);
                next.Process(record.WithValue(joiner(record.Key, record.Value, partners.Value)).WithTimestamp(Math.Max(now, partners.Start)));
            }
        }

        if (met || !side.Outer) return;
        if (Math.Max(0, now + side.AfterMs) < time.StreamTime) Alone(record);
        else
        {
            user.Enter(record);
            time.OldestPending = Math.Min(time.OldestPending, now);
            pending!.Add(record.Key, now, side.IsLeft, record.Value);
        }
    }

    private void Alone(in StreamRecord<K, V1> record) => next.Process(record.WithValue(joiner(record.Key, record.Value, default!)));

    // Looks through the waiting records, oldest first, and sends those whose window has closed. Looking is dear, so it is done only when it may find
    // something. The oldest time remembered is that of the last record looked at.
    private void EmitClosed(in StreamRecord<K, V1> record)
    {
        if (time.OldestPending == long.MaxValue || time.OldestPending + side.AfterMs + side.GraceMs >= time.StreamTime) return;
        long clock = user.Task.WallClockMs;
        if (clock < time.NextScan) return;
        time.NextScan = clock + user.Task.EmitIntervalMs;
        time.OldestPending = long.MaxValue;
        bool leftOpen = false, rightOpen = false;
        using var waiting = pending!.All();
        while (waiting.MoveNext())
        {
            time.OldestPending = waiting.Time;
            if (leftOpen && rightOpen) break;
            if (waiting.Time + side.LookAheadMs(waiting.IsLeft) + side.GraceMs >= time.StreamTime)
            {
                if (waiting.IsLeft) leftOpen = true;
                else rightOpen = true;
                continue;
            }

            EmitAlone(record, waiting);
            user.Enter(record);
            waiting.RemoveOnLeaving();
        }
    }

    private void EmitAlone(in StreamRecord<K, V1> record, PendingJoins<K, V1, V2>.Cursor waiting)
    {
        VR value = waiting.IsLeft == side.IsLeft ? joiner(waiting.Key, waiting.This, default!) : joiner(waiting.Key, default!, waiting.Other);
        next.Process(new StreamRecord<K, VR>(waiting.Key, value, waiting.Time, record.Headers));
    }
}
