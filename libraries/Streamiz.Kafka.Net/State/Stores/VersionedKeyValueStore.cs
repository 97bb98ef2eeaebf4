using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Maps;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Values by key and the time from which they hold. The map has the latest version of a key under byte 0 and the key, and older ones under
/// byte 1, the length of the key, the key and the time; a value has its time (latest ones only) and a byte before it that says whether it is a deletion.
/// Deletions are always among the older ones, so that a key which is not there now has no latest version.
/// </summary>
internal sealed class VersionedKeyValueStore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes)
    : TypedStore<K, V>(spec with { Caching = false }, keySerDes, valueSerDes), ITableFace<K, V>, IVersionedKeyValueStore<K, V>
{
    private const byte Latest = 0;
    private const byte History = 1;
    private const byte Deleted = 0;
    private const byte Present = 1;
    private const int LatestHeader = 9;
    private readonly Scratch _mapKey = new(128);
    private readonly Scratch _upper = new(128);
    private readonly Scratch _stored = new(256);

    public bool IsVersioned => true;

    public bool Expires => false;

    public void Expire(K key)
    {
        // Versions are kept by history retention instead.
    }

    private long HistoryStart => ObservedTime - Spec.RetentionMs;

    public bool SetFlushListener(IFlushListener<K, V> listener, bool sendOldValues) => false;

    public bool TryGet(K key, out V value, out long timestamp) => TryFind(KeyBytes(key), long.MaxValue, out value, out timestamp);

    public bool TryGetAsOf(K key, long asOf, out V value, out long timestamp) => TryFind(KeyBytes(key), asOf, out value, out timestamp);

    public long Put(K key, V value, bool valueIsNull, long timestamp)
    {
        ReadOnlySpan<byte> keyBytes = KeyBytes(key);
        ValueScratch.Reset();
        if (!valueIsNull)
            Values.Write(value, ValueScratch);
        long result = PutVersion(keyBytes, ValueScratch.Written, valueIsNull, timestamp);
        if (result == ITableFace<K, V>.NotPut)
            Context.Drop();
        LogOnly(keyBytes, ValueScratch.Written, valueIsNull, timestamp);
        return result;
    }

    public ICursor<K, V> Range(bool hasFrom, K from, bool hasTo, K to, bool reverse)
    {
        _mapKey.Reset();
        _mapKey.Append([Latest]);
        if (hasFrom)
            _mapKey.Append(KeyBytes(from));
        _upper.Reset();
        _upper.Append([hasTo ? Latest : History]);
        if (hasTo)
            _upper.Append(BehindKeyBytes(to));
        return new Cursor(this, Scan(_mapKey.Written, _upper.Written, reverse));
    }

    public ICursor<K, V> Prefix(ReadOnlySpan<byte> prefix)
    {
        byte[] upper = [Latest, .. prefix];
        _mapKey.Reset();
        _mapKey.Append(upper);
        ByteOrder.TryIncrement(upper, out int length);
        return new Cursor(this, Scan(_mapKey.Written, upper.AsSpan(0, length), reverse: false));
    }

    public long Put(K key, V value, long timestamp) => Put(key, value, value is null, timestamp);

    public VersionedRecord<V>? Delete(K key, long timestamp)
    {
        VersionedRecord<V>? held = Get(key, timestamp);
        Put(key, default!, valueIsNull: true, timestamp);
        return held;
    }

    public VersionedRecord<V>? Get(K key) => TryGet(key, out V value, out long timestamp) ? new VersionedRecord<V>(value, timestamp) : null;

    public VersionedRecord<V>? Get(K key, long asOfTimestamp) =>
        TryFind(KeyBytes(key), asOfTimestamp, out V value, out long timestamp)
            ? new VersionedRecord<V>(value, timestamp)
            : null;

    protected override void RestoreInto(IByteMap map, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp)
    {
        // A version needs to see those before it, which a batch being restored does not show: they are put as usual and applied at the end of it.
        PutVersion(key, value, valueIsNull, timestamp);
    }

    protected override void Log(Changelog changelog, ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        // One version may be several entries of the map; Put logs it.
    }

    private long PutVersion(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp)
    {
        if (timestamp < HistoryStart)
            return ITableFace<K, V>.NotPut;
        ObservedTime = Math.Max(ObservedTime, timestamp);
        WriteLatestKey(key);
        using (ByteValue latest = Lookup(_mapKey.Written))
        {
            if (!latest.IsFound)
                return PutWithoutLatest(key, value, valueIsNull, timestamp);
            long latestTime = TimedKeys.ReadLong(latest.Span);
            if (latestTime > timestamp)
                return PutHistory(key, value, valueIsNull, timestamp, latestTime);
            if (latestTime < timestamp)
                Retire(key, latest.Span);
            // A deletion at the time of the value it deletes takes that away as if it had never been; what was before it ends there all the same.
            else if (valueIsNull && !(TryNewestOfHistory(key, out _, out bool present) && present))
                return DeleteLatest(key);
        }
        if (valueIsNull)
        {
            PutHistory(key, value, valueIsNull, timestamp, timestamp);
            return DeleteLatest(key);
        }
        return PutLatest(key, value, timestamp);
    }

    /// <summary>The key is not there now: it never was, or its newest version is a deletion, which stands in the history.</summary>
    private long PutWithoutLatest(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp)
    {
        bool isNewest = !TryNewestOfHistory(key, out long newest, out _) || timestamp >= newest;
        if (isNewest && !valueIsNull)
            return PutLatest(key, value, timestamp);
        long until = PutHistory(key, value, valueIsNull, timestamp, newest);
        return isNewest ? ITableFace<K, V>.Latest : until;
    }

    private long PutLatest(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, long timestamp)
    {
        _stored.Reset();
        TimedKeys.WriteLong(_stored, timestamp);
        AppendValue(value, valueIsNull: false);
        WriteLatestKey(key);
        WriteToMap(_mapKey.Written, _stored.Written, valueIsNull: false);
        return ITableFace<K, V>.Latest;
    }

    private long DeleteLatest(ReadOnlySpan<byte> key)
    {
        WriteLatestKey(key);
        WriteToMap(_mapKey.Written, default, valueIsNull: true);
        return ITableFace<K, V>.Latest;
    }

    private bool TryNewestOfHistory(ReadOnlySpan<byte> key, out long timestamp, out bool present)
    {
        WriteHistoryKey(_mapKey, key, 0);
        WriteHistoryKey(_upper, key, long.MaxValue);
        using ByteCursor newest = Scan(_mapKey.Written, _upper.Written, reverse: true);
        bool found = newest.MoveNext();
        (timestamp, present) = found ? (TimeOfHistoryKey(newest.Key), newest.Value[0] == Present) : (-1, false);
        return found;
    }

    /// <summary>Moves the latest version to the history, and forgets what of the key's history nobody can ask for any more.</summary>
    private void Retire(ReadOnlySpan<byte> key, ReadOnlySpan<byte> latest)
    {
        _stored.Reset();
        _stored.Append(latest[sizeof(long)..]);
        WriteHistoryKey(_mapKey, key, TimedKeys.ReadLong(latest));
        WriteToMap(_mapKey.Written, _stored.Written, valueIsNull: false);
        Forget(key);
    }

    private long PutHistory(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp, long latestTime)
    {
        _stored.Reset();
        AppendValue(value, valueIsNull);
        WriteHistoryKey(_mapKey, key, timestamp);
        WriteToMap(_mapKey.Written, _stored.Written, valueIsNull: false);
        return NextVersion(key, timestamp, latestTime);
    }

    /// <summary>From when the version after this one holds.</summary>
    private long NextVersion(ReadOnlySpan<byte> key, long timestamp, long latestTime)
    {
        WriteHistoryKey(_mapKey, key, timestamp + 1);
        WriteHistoryKey(_upper, key, long.MaxValue);
        using ByteCursor later = Scan(_mapKey.Written, _upper.Written, reverse: false);
        return later.MoveNext() ? TimeOfHistoryKey(later.Key) : latestTime;
    }

    private void Forget(ReadOnlySpan<byte> key)
    {
        // The version that held when the history began is still needed; those before it are not.
        WriteHistoryKey(_mapKey, key, 0);
        WriteHistoryKey(_upper, key, Math.Max(HistoryStart, 0) + 1);
        List<byte[]>? over = null;
        using (ByteCursor old = Scan(_mapKey.Written, _upper.Written, reverse: true))
        {
            if (old.MoveNext())
            {
                while (old.MoveNext())
                    (over ??= []).Add(old.Key.ToArray());
            }
        }
        if (over is null)
            return;
        foreach (byte[] mapKey in over)
            WriteToMap(mapKey, default, valueIsNull: true);
    }

    private bool TryFind(ReadOnlySpan<byte> key, long asOf, out V value, out long timestamp)
    {
        (value, timestamp) = (default!, -1);
        WriteLatestKey(key);
        using (ByteValue latest = Lookup(_mapKey.Written))
        {
            if (latest.IsFound && TimedKeys.ReadLong(latest.Span) <= asOf)
            {
                timestamp = TimedKeys.ReadLong(latest.Span);
                return TryReadValue(latest.Span[sizeof(long)..], out value);
            }
        }
        if (asOf == long.MaxValue || asOf < HistoryStart || asOf < 0)
            return false;
        WriteHistoryKey(_mapKey, key, 0);
        WriteHistoryKey(_upper, key, asOf + 1);
        using ByteCursor older = Scan(_mapKey.Written, _upper.Written, reverse: true);
        if (!older.MoveNext() || !TryReadValue(older.Value, out value))
            return false;
        timestamp = TimeOfHistoryKey(older.Key);
        return true;
    }

    private bool TryReadValue(ReadOnlySpan<byte> stored, out V value)
    {
        bool present = stored[0] == Present;
        value = present ? Values.Read(stored[1..]) : default!;
        return present;
    }

    private void AppendValue(ReadOnlySpan<byte> value, bool valueIsNull)
    {
        _stored.Append([valueIsNull ? Deleted : Present]);
        _stored.Append(value);
    }

    private void WriteLatestKey(ReadOnlySpan<byte> key)
    {
        _mapKey.Reset();
        _mapKey.Append([Latest]);
        _mapKey.Append(key);
    }

    private static void WriteHistoryKey(Scratch output, ReadOnlySpan<byte> key, long timestamp)
    {
        output.Reset();
        output.Append([History]);
        TimedKeys.WriteLong(output, key.Length);
        output.Append(key);
        TimedKeys.WriteLong(output, timestamp);
    }

    private static long TimeOfHistoryKey(ReadOnlySpan<byte> mapKey) => TimedKeys.ReadLong(mapKey[^sizeof(long)..]);

    private sealed class Cursor(VersionedKeyValueStore<K, V> store, ByteCursor bytes) : ICursor<K, V>
    {
        public K Key => store.Keys.Read(bytes.Key[1..]);

        public V Value => store.Values.Read(bytes.Value[LatestHeader..]);

        public long Timestamp => TimedKeys.ReadLong(bytes.Value);

        public bool MoveNext() => bytes.MoveNext();

        public void Dispose() => bytes.Dispose();
    }
}
