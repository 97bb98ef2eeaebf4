using System.Buffers.Binary;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// A stream's records held back, oldest first. Position and changelog key: byte 0, 8-byte time, key, 4-byte number that counts up; so that records of the same key
/// and time stand beside each other.
/// </summary>
internal sealed class StreamBuffer(string name, bool logged) : ITaskStore
{
    private const int TimeAt = 1;
    private readonly SortedDictionary<byte[], BufferedChange> _entries = new(Comparer<byte[]>.Create(static (x, y) => x.AsSpan().SequenceCompareTo(y)));
    private readonly Scratch _scratch = new();

    private readonly UndoJournal<byte[]> _undo = new();
    private TaskContext? _task;
    private OutTopic? _changelog;
    private int _last;

    public string Name { get; } = name;

    public bool IsLocally => true;

    public bool IsOpen { get; private set; }

    public bool Persistent => false;

    public string? ChangelogTopic => _changelog?.Name;

    /// <summary>Known as long as the buffer is: it is in memory, and so a standby that takes over reads on from there.</summary>
    public long ChangelogOffset { get; private set; } = -1;

    public bool WantsCommit => false;

    public int Count => _entries.Count;

    /// <summary>Time of the oldest entry, milliseconds; the largest number when there is none.</summary>
    public long OldestTime { get; private set; } = long.MaxValue;

    public void Init(ProcessorContext context, IStateStore root) => Open(context.Task);

    public void Open(TaskContext context)
    {
        _task = context;
        if (logged && _task.ChangelogTopicOf(Name) is { } topic) _changelog = _task.Sink.Open(topic);
        IsOpen = true;
    }

    public void Put(long time, ReadOnlySpan<byte> key, BufferedChange change)
    {
        byte[] position = new byte[TimeAt + 8 + key.Length + 4];
        BinaryPrimitives.WriteInt64BigEndian(position.AsSpan(TimeAt), time);
        key.CopyTo(position.AsSpan(TimeAt + 8));
        _last = unchecked(_last + 1) & int.MaxValue;
        BinaryPrimitives.WriteInt32BigEndian(position.AsSpan(TimeAt + 8 + key.Length), _last);
        _entries.Add(position, change);
        _undo.Add(position, null);
        OldestTime = Math.Min(OldestTime, time);
        if (_changelog is null) return;
        _scratch.Reset();
        change.Write(_scratch);
        // The buffer time is not used here; Kafka Streams writes 0.
        _scratch.Append([0, 0, 0, 0, 0, 0, 0, 0]);
        _changelog.Send(_task!.Id.Partition, new OutgoingRecord { Key = position, Value = _scratch.Written, Timestamp = -1 });
    }

    /// <summary>Takes the oldest entry out; its key without time and number.</summary>
    public (byte[] Key, BufferedChange Change) TakeOldest()
    {
        using var first = _entries.GetEnumerator();
        if (!first.MoveNext()) throw new Errors.IllegalStateException($"buffer {Name} is empty");
        var (position, change) = first.Current;
        OldestTime = first.MoveNext() ? BinaryPrimitives.ReadInt64BigEndian(first.Current.Key.AsSpan(TimeAt)) : long.MaxValue;
        _entries.Remove(position);
        _undo.Add(position, change);
        _changelog?.Send(_task!.Id.Partition, new OutgoingRecord { Key = position, Value = default, ValueIsNull = true, Timestamp = -1 });
        return (position[(TimeAt + 8)..^4], change);
    }

    public void Flush()
    {
    }

    public void Restore(in IncomingRecord record)
    {
        byte[] key = record.Key.ToArray();
        var value = record.Value.Span;
        bool valueIsNull = record.ValueIsNull;
        byte[] position = key;
        if (valueIsNull) _entries.Remove(position);
        else _entries[position] = BufferedChange.Read(ref value);
        _last = Math.Max(_last, BinaryPrimitives.ReadInt32BigEndian(position.AsSpan(position.Length - 4)));
        FindOldest();
    }

    public void EndRestore(long changelogOffset) => ChangelogOffset = changelogOffset;

    public void Apply(long changelogOffset)
    {
        if (changelogOffset >= 0) ChangelogOffset = changelogOffset;
        _undo.Clear();
    }

    public void Abort()
    {
        _undo.Rewind((position, before) =>
        {
            if (before is null) _entries.Remove(position);
            else _entries[position] = before;
        });
        FindOldest();
    }

    public void Close()
    {
        IsOpen = false;
        ChangelogOffset = -1;
        _entries.Clear();
        _undo.Clear();
        OldestTime = long.MaxValue;
    }

    private void FindOldest()
    {
        using var first = _entries.GetEnumerator();
        OldestTime = first.MoveNext() ? BinaryPrimitives.ReadInt64BigEndian(first.Current.Key.AsSpan(TimeAt)) : long.MaxValue;
    }
}
