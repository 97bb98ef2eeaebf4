using System.Buffers.Binary;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>
/// The records of a left or outer stream-stream join that wait for a partner, seen from one side (<typeparamref name="V1"/>). Both sides share one store.
/// Key: 8-byte time, byte 1 (left) or 0 (right), key. Value: a list of those of one key, time and side: byte 1, 4-byte count, then each
/// with a 4-byte length, byte 1 (left) or 0 (right), value. All numbers are big endian, as Kafka Streams writes them.
/// </summary>
internal sealed class PendingJoins<K, V1, V2>(IKeyValueFace<byte[], byte[]> store, Codec<K> keys, Codec<V1> these, Codec<V2> others, bool thisIsLeft)
{
    private readonly IKeyValueFace<byte[], byte[]> _store = store;
    private readonly Codec<K> _keys = keys;
    private readonly Codec<V1> _these = these;
    private readonly Codec<V2> _others = others;
    private readonly bool _thisIsLeft = thisIsLeft;
    private readonly Scratch _scratch = new();

    /// <summary>A record of this side waits.</summary>
    public void Add(K key, long timestamp, bool isLeft, V1 value)
    {
        byte[] at = KeyOf(key, timestamp, isLeft);
        _scratch.Reset();
        bool more = _store.TryGet(at, out byte[] list);
        if (more) _scratch.Append(list);
        else _scratch.Append([1, 0, 0, 0, 0]);
        var count = _scratch.Patch(1, 4);
        BinaryPrimitives.WriteInt32BigEndian(count, BinaryPrimitives.ReadInt32BigEndian(count) + 1);
        int start = _scratch.Length;
        _scratch.Append([0, 0, 0, 0, isLeft ? (byte)1 : (byte)0]);
        _these.Write(value, _scratch);
        BinaryPrimitives.WriteInt32BigEndian(_scratch.Patch(start, 4), _scratch.Length - start - 4);
        _store.Put(at, _scratch.Written.ToArray(), false);
    }

    /// <summary>A record found a partner: whatever waited of that key, time and side waits no longer.</summary>
    public void Matched(K key, long timestamp, bool isLeft)
    {
        byte[] at = KeyOf(key, timestamp, isLeft);
        if (_store.TryGet(at, out _)) _store.Put(at, null!, true);
    }

    /// <summary>Time of the oldest one that waits, milliseconds; the largest number when none does.</summary>
    public long OldestTime()
    {
        using var first = All();
        return first.MoveNext() ? first.Time : long.MaxValue;
    }

    /// <summary>All that wait: by time, right before left, by key.</summary>
    public Cursor All() => new(this);

    private byte[] KeyOf(K key, long timestamp, bool isLeft)
    {
        _scratch.Reset();
        var head = _scratch.GetSpan(9);
        BinaryPrimitives.WriteInt64BigEndian(head, timestamp);
        head[8] = isLeft ? (byte)1 : (byte)0;
        _scratch.Advance(9);
        _keys.Write(key, _scratch);
        return _scratch.Written.ToArray();
    }

    /// <summary>Stands on one waiting record; a list's records come one after the other.</summary>
    internal sealed class Cursor(PendingJoins<K, V1, V2> joins) : IDisposable
    {
        private readonly ICursor<byte[], byte[]> _entries = joins._store.Range(false, null!, false, null!, reverse: false);
        private byte[]? _list, _key, _toRemove;
        private int _left, _at;

        public K Key { get; private set; } = default!;

        public long Time { get; private set; }

        public bool IsLeft { get; private set; }

        public V1 This { get; private set; } = default!;

        public V2 Other { get; private set; } = default!;

        public bool MoveNext()
        {
            if (_left == 0 && !NextEntry()) return false;
            int length = BinaryPrimitives.ReadInt32BigEndian(_list.AsSpan(_at));
            var value = _list.AsSpan(_at + 5, length - 1);
            if (IsLeft == joins._thisIsLeft) This = joins._these.Read(value);
            else Other = joins._others.Read(value);
            _at += 4 + length;
            _left--;
            return true;
        }

        /// <summary>The entry that this record belongs to is removed as soon as the cursor stands on another one that is to be removed, or is disposed.</summary>
        public void RemoveOnLeaving()
        {
            if (_toRemove is not null && !ReferenceEquals(_toRemove, _key)) joins._store.Put(_toRemove, null!, true);
            _toRemove = _key;
        }

        public void Dispose()
        {
            _entries.Dispose();
            if (_toRemove is not null) joins._store.Put(_toRemove, null!, true);
        }

        private bool NextEntry()
        {
            if (!_entries.MoveNext()) return false;
            (_key, _list) = (_entries.Key, _entries.Value);
            Time = BinaryPrimitives.ReadInt64BigEndian(_key);
            IsLeft = _key[8] == 1;
            Key = joins._keys.Read(_key.AsSpan(9));
            _left = BinaryPrimitives.ReadInt32BigEndian(_list.AsSpan(1));
            _at = 5;
            return _left > 0;
        }
    }
}
