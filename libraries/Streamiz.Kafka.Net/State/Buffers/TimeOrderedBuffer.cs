using System.Buffers.Binary;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Updates held back, one a key, oldest first (by buffer time, then by the bytes of the key). A later update of a key takes the place of the earlier one, and
/// keeps its position. In memory; changes since the last flush go to the changelog then.
/// </summary>
internal sealed class TimeOrderedBuffer(string name, bool logged) : ITaskStore
{
    private readonly Dictionary<byte[], long> _times = new(BytesComparer.Instance);
    private readonly SortedDictionary<(long Time, byte[] Key), BufferedChange> _entries = new(EntryOrder.Instance);
    private readonly DirtyKeys _dirty = new();
    private readonly Scratch _scratch = new();

    private readonly UndoJournal<(byte[] Key, long Time)> _undo = new();
    private TaskContext? _task;
    private OutTopic? _changelog;

    public string Name { get; } = name;

    public bool IsLocally => true;

    public bool IsOpen { get; private set; }

    public bool Persistent => false;

    public int Count => _entries.Count;

    /// <summary>Size as Kafka Streams reckons it, bytes.</summary>
    public long MemorySize { get; private set; }

    /// <summary>Buffer time of the oldest entry; the largest number when there is none.</summary>
    public long OldestTime { get; private set; } = long.MaxValue;

    public string? ChangelogTopic => _changelog?.Name;

    /// <summary>Known as long as the buffer is: it is in memory, and so a standby that takes over reads on from there.</summary>
    public long ChangelogOffset { get; private set; } = -1;

    public bool WantsCommit => false;

    public void Init(ProcessorContext context, IStateStore root) => Open(context.Task);

    public void Open(TaskContext context)
    {
        _task = context;
        if (logged && _task.ChangelogTopicOf(Name) is { } topic) _changelog = _task.Sink.Open(topic);
        IsOpen = true;
    }

    /// <summary>The value that downstream knows for a key that is buffered; false when the key is not.</summary>
    public bool TryGetPrior(byte[] key, out byte[]? prior)
    {
        prior = null;
        if (!_times.TryGetValue(key, out long time)) return false;
        prior = _entries[(time, key)].Prior;
        return true;
    }

    public void Put(long time, byte[] key, byte[]? oldValue, byte[]? newValue, in BufferedContext context)
    {
        bool known = _times.TryGetValue(key, out long at);
        byte[]? prior = known ? _entries[(at, key)].Prior : oldValue;
        _undo.Add((key, known ? at : time), known ? _entries[(at, key)] : null);
        Place(known ? at : time, key, new BufferedChange(prior, oldValue, newValue, context), known);
        if (_changelog is not null) _dirty.Add(key);
    }

    /// <summary>Takes the oldest entry out.</summary>
    public (byte[] Key, BufferedChange Change) TakeOldest()
    {
        using var first = _entries.GetEnumerator();
        if (!first.MoveNext()) throw new Errors.IllegalStateException($"buffer {Name} is empty");
        var (position, change) = first.Current;
        OldestTime = first.MoveNext() ? first.Current.Key.Time : long.MaxValue;
        Remove(position, change);
        _undo.Add((position.Key, position.Time), change);
        if (_changelog is not null) _dirty.Add(position.Key);
        return (position.Key, change);
    }

    /// <summary>Writes what has changed since the last time to the changelog.</summary>
    public void Flush()
    {
        if (_changelog is null) return;
        foreach (byte[] key in _dirty.TakeAll())
        {
            bool there = _times.TryGetValue(key, out long time);
            _scratch.Reset();
            if (there)
            {
                _entries[(time, key)].Write(_scratch);
                BinaryPrimitives.WriteInt64BigEndian(_scratch.GetSpan(8), time);
                _scratch.Advance(8);
            }

            _changelog.Send(_task!.Id.Partition, new OutgoingRecord
            {
                Key = key, Value = _scratch.Written, ValueIsNull = !there, Timestamp = -1, Headers = there ? ChangelogVersion.Headers : default,
            });
        }
    }

    /// <summary>Takes in one record of the changelog.</summary>
    public void Restore(in IncomingRecord record)
    {
        byte[] key = record.Key.ToArray();
        var value = record.Value.Span;
        bool valueIsNull = record.ValueIsNull;
        byte[] ownKey = key;
        bool known = _times.TryGetValue(ownKey, out long time);
        if (known) Remove((time, ownKey), _entries[(time, ownKey)]);
        if (!valueIsNull)
        {
            var change = BufferedChange.Read(ref value);
            Place(BinaryPrimitives.ReadInt64BigEndian(value), ownKey, change, false);
        }

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
            var (key, time) = position;
            bool there = _times.TryGetValue(key, out long at);
            if (there) Remove((at, key), _entries[(at, key)]);
            if (before is not null) Place(time, key, before, false);
        });
        _ = _dirty.TakeAll();
        FindOldest();
    }

    public void Close()
    {
        IsOpen = false;
        ChangelogOffset = -1;
        _times.Clear();
        _entries.Clear();
        _undo.Clear();
        _ = _dirty.TakeAll();
        MemorySize = 0;
        OldestTime = long.MaxValue;
    }

    private void Place(long time, byte[] key, BufferedChange change, bool replaces)
    {
        if (replaces) MemorySize -= SizeOf(key, _entries[(time, key)]);
        else _times[key] = time;
        _entries[(time, key)] = change;
        MemorySize += SizeOf(key, change);
        OldestTime = Math.Min(OldestTime, time);
    }

    private void Remove((long Time, byte[] Key) position, BufferedChange change)
    {
        _entries.Remove(position);
        _times.Remove(position.Key);
        MemorySize -= SizeOf(position.Key, change);
    }

    private void FindOldest()
    {
        using var first = _entries.GetEnumerator();
        OldestTime = first.MoveNext() ? first.Current.Key.Time : long.MaxValue;
    }

    private static long SizeOf(byte[] key, BufferedChange change) => 8 + key.Length + change.MemorySize;

    private sealed class EntryOrder : IComparer<(long Time, byte[] Key)>
    {
        public static readonly EntryOrder Instance = new();

        public int Compare((long Time, byte[] Key) x, (long Time, byte[] Key) y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : x.Key.AsSpan().SequenceCompareTo(y.Key);
    }
}
