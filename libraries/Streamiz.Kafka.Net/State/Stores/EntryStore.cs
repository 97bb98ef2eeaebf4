using System.Buffers.Binary;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Maps;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Values by key, with or without the time of the last update. In the map a value has its time before it, eight bytes; in the changelog it
/// has not: there the record's timestamp says it.
/// </summary>
internal abstract class EntryStore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes, bool keepsTime)
    : TypedStore<K, V>(spec, keySerDes, valueSerDes)
{
    private const int TimeLength = 8;
    private readonly int _prefix = keepsTime ? TimeLength : 0;
    private readonly Scratch _restored = new(256);
    private IFlushListener<K, V>? _listener;

    public bool SetFlushListener(IFlushListener<K, V> listener, bool sendOldValues)
    {
        // Who is told of flushes is told as well of what is removed because its time is over.
        (_listener, SendOldValues) = (listener, sendOldValues);
        if (!IsCached)
            return false;
        HasListener = true;
        return true;
    }

    /// <summary>Whether entries have a time to live.</summary>
    public bool Expires => HasTimeToLive;

    /// <summary>Removes an entry whose time is over.</summary>
    public void Expire(K key) => ExpireIfOver(KeyBytes(key));

    public bool TryGet(K key, out V value, out long timestamp)
    {
        using ByteValue found = Lookup(KeyBytes(key));
        if (!found.IsFound)
        {
            (value, timestamp) = (default!, -1);
            return false;
        }
        timestamp = Time(found.Span);
        value = Values.Read(found.Span[_prefix..]);
        return true;
    }

    public ICursor<K, V> Range(bool hasFrom, K from, bool hasTo, K to, bool reverse)
    {
        ReadOnlySpan<byte> lower = hasFrom ? KeyBytes(from) : default;
        ReadOnlySpan<byte> upper = hasTo ? BehindKeyBytes(to) : default;
        return new Cursor(this, Scan(lower, upper, reverse));
    }

    public ICursor<K, V> Prefix(ReadOnlySpan<byte> prefix)
    {
        byte[] upper = prefix.ToArray();
        return new Cursor(this, ByteOrder.TryIncrement(upper, out int length) ? Scan(prefix, upper.AsSpan(0, length), reverse: false) : Scan(prefix, default, reverse: false));
    }

    public long CountRoughly() => ApproximateCount;

    /// <summary>Whether two keys are the same to the store.</summary>
    public bool SameKey(K one, K other) => KeyBytes(one).SequenceEqual(UpperKeyBytes(other));

    protected void PutEntry(K key, V value, bool valueIsNull, long timestamp)
    {
        ValueScratch.Reset();
        if (!valueIsNull)
        {
            if (keepsTime)
            {
                BinaryPrimitives.WriteInt64BigEndian(ValueScratch.GetSpan(TimeLength), timestamp);
                ValueScratch.Advance(TimeLength);
            }
            Values.Write(value, ValueScratch);
        }
        Write(KeyBytes(key), ValueScratch.Written, valueIsNull);
    }

    protected override void RestoreInto(IByteMap map, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp)
    {
        if (valueIsNull)
        {
            map.Delete(key);
            return;
        }
        if (!keepsTime)
        {
            map.Put(key, value);
            return;
        }
        _restored.Reset();
        BinaryPrimitives.WriteInt64BigEndian(_restored.GetSpan(TimeLength), timestamp);
        _restored.Advance(TimeLength);
        _restored.Append(value);
        map.Put(key, _restored.Written);
    }

    protected override void Log(Changelog changelog, ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        if (valueIsNull)
            changelog.Log(mapKey, default, valueIsNull: true, Context.Record.Timestamp, LoggedHeaders);
        else
            changelog.Log(mapKey, value[_prefix..], valueIsNull: false, keepsTime ? Time(value) : Context.Record.Timestamp, LoggedHeaders);
    }

    protected override void Forward(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull, ReadOnlySpan<byte> old, bool oldIsNull)
    {
        Change<V> change = new(
            valueIsNull ? default! : Values.Read(value[_prefix..]), valueIsNull, oldIsNull ? default! : Values.Read(old[_prefix..]), oldIsNull);
        long timestamp = valueIsNull || !keepsTime ? Context.Record.Timestamp : Time(value);
        _listener!.OnFlush(new StreamRecord<K, Change<V>>(Keys.Read(mapKey), keyIsNull: false, change, valueIsNull: false, timestamp, Context.Record.Headers));
    }

    protected override void Expired(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value)
    {
        if (_listener is null)
            return;
        Change<V> change = new(default!, newIsNull: true, SendOldValues ? Values.Read(value[_prefix..]) : default!, !SendOldValues);
        _listener.OnFlush(new StreamRecord<K, Change<V>>(Keys.Read(mapKey), keyIsNull: false, change, valueIsNull: false, Context.Record.Timestamp, default));
    }

    private long Time(ReadOnlySpan<byte> value) => keepsTime ? BinaryPrimitives.ReadInt64BigEndian(value) : -1;

    private sealed class Cursor(EntryStore<K, V> store, ByteCursor bytes) : ICursor<K, V>
    {
        public K Key => store.Keys.Read(bytes.Key);

        public V Value => store.Values.Read(bytes.Value[store._prefix..]);

        public long Timestamp => store.Time(bytes.Value);

        public bool MoveNext() => bytes.MoveNext();

        public void Dispose() => bytes.Dispose();
    }
}
