using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Suppression;

/// <summary>Holds a table's updates back until stream time has passed, or until there are too many, or, if so wanted, until stream time has stood still for too long.</summary>
internal sealed class SuppressNode<K, V>(
    UserCode user, TimeOrderedBuffer buffer, Codec<K> keys, Codec<V> values, SuppressLimits limits, Func<ProcessorContext, K, long> timeOf, Node<K, Change<V>> next) : Node<K, Change<V>>, ILifecycle
{
    private readonly Scratch _scratch = new();
    private readonly ProcessorContext _context = new(user.Task);
    private readonly ObservedTime _streamTime = user.ObserveTime();

    // Wall clock when stream time moved last; a restart begins to count anew.
    private long _movedMs;
    private TaskScheduled? _bound;

    public void Init()
    {
        _movedMs = user.Task.WallClockMs;
        WaitUntilIdle();
    }

    public void Close() => _bound?.Cancel();

    public override void Process(in StreamRecord<K, Change<V>> record)
    {
        try
        {
            long before = _streamTime.Ms;
            long streamTime = _streamTime.Advance(record.Timestamp);
            if (streamTime > before) _movedMs = user.Task.WallClockMs;
            Buffer(record);
            long expired = streamTime - limits.DurationMs;
            while (buffer.OldestTime <= expired && buffer.Count > 0) EmitOldest();
            if (!IsFull) return;
            if (!limits.EmitsWhenFull)
            {
                throw new Errors.StreamsException(
                    $"the buffer {buffer.Name} is full: {buffer.Count} of {limits.MaxRecords} records, {buffer.MemorySize} of {limits.MaxBytes} bytes. Give it more room, or let it emit early when full");
            }

            while (IsFull && buffer.Count > 0) EmitOldest();
        }
        catch (Exception e)
        {
            user.Failed(e, record);
        }
    }

    // Looks again when the bound is over at the earliest: records move that moment on without a call each.
    private void WaitUntilIdle()
    {
        if (limits.WallClockBoundMs == 0) return;
        long left = Math.Max(1, _movedMs + limits.WallClockBoundMs - user.Task.WallClockMs);
        _bound = user.Task.Schedule(left, PunctuationType.PROCESSING_TIME, OnBound, user.Node);
    }

    private void OnBound(long now)
    {
        _bound!.Cancel();
        if (now - _movedMs >= limits.WallClockBoundMs)
        {
            while (buffer.Count > 0) EmitOldest();
            // What comes late from now on waits for as long again.
            _movedMs = now;
        }

        WaitUntilIdle();
    }

    private bool IsFull => buffer.Count > limits.MaxRecords || buffer.MemorySize > limits.MaxBytes;

    private void Buffer(in StreamRecord<K, Change<V>> record)
    {
        ref readonly var change = ref record.Value;
        user.Enter(record);
        long time = timeOf(_context, record.Key);
        buffer.Put(
            time,
            Bytes(keys, record.Key),
            change.OldIsNull ? null : Bytes(values, change.Old),
            change.NewIsNull ? null : Bytes(values, change.New),
            BufferedContext.Of(user.Task.Record, record.Headers));
    }

    // What goes on carries the time, headers and origin of the update that it comes from.
    private void EmitOldest()
    {
        var (key, change) = buffer.TakeOldest();
        if (change.New is null && limits.DropsTombstones) return;
        var context = user.Task.Record;
        var place = context.Place;
        var origin = change.Context;
        context.Set(origin.Topic, origin.Partition, origin.Offset, origin.Timestamp, origin.Headers);
        try
        {
            var update = new Change<V>(
                change.New is null ? default! : values.Read(change.New), change.New is null, change.Old is null ? default! : values.Read(change.Old), change.Old is null);
            next.Process(new StreamRecord<K, Change<V>>(keys.Read(key), false, update, false, origin.Timestamp, origin.Headers));
        }
        finally
        {
            context.Place = place;
        }
    }

    private byte[] Bytes<T>(Codec<T> codec, T value)
    {
        _scratch.Reset();
        codec.Write(value, _scratch);
        return _scratch.Written.ToArray();
    }
}
