using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Maps;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// What window and session stores have in common: keys with times, and retention. Entries older than the retention are hidden from reads; a
/// late put is refused by its exact time in memory and by whole segments in RocksDB; whole segments are dropped when they are over.
/// </summary>
internal abstract class TimedStore<K, V> : TypedStore<K, V>
{
    private readonly bool _exact;
    private readonly bool _keepsTime;
    private readonly int _prefix;
    private readonly Scratch _mapKey = new(128);
    private readonly Scratch _logKey = new(128);
    private readonly Scratch _lower = new(128);
    private readonly Scratch _upper = new(128);
    private readonly Scratch _restored = new(256);
    private long _largestTime = -1;
    private long _droppedBelow;

    protected TimedStore(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes, bool isSession, bool keepsTime)
        : base(spec, keySerDes, valueSerDes)
    {
        _exact = spec.Backing != StoreBacking.RocksDb;
        _keepsTime = keepsTime;
        _prefix = keepsTime ? sizeof(long) : 0;
        // A session is looked up by its key for every record, so sessions on disk are always kept by key within a segment.
        TimedLayout layout = _exact || (spec.TimeOrdered && !isSession) ? TimedLayout.ByTime : TimedLayout.BySegment;
        long interval = spec.SegmentIntervalMs > 0 ? spec.SegmentIntervalMs : StoreSpec.DefaultSegmentInterval(spec.RetentionMs);
        MapKeys = new TimedKeys(layout, isSession ? sizeof(long) : sizeof(int), interval);
    }

    public long RetentionMs => Spec.RetentionMs;

    protected TimedKeys MapKeys { get; }

    /// <summary>Entries before this time are hidden.</summary>
    // Window stores ordered by time on disk show one millisecond more, as in Kafka Streams: what closes just now is emitted from there.
    private long FirstLiveTime => ObservedTime - RetentionMs + (MapKeys.Layout == TimedLayout.ByTime && !_exact ? 0 : 1);

    // Start of the first segment that is not dropped.
    private long FirstKeptTime => MapKeys.SegmentOf(Math.Max(0, ObservedTime - RetentionMs)) * MapKeys.SegmentIntervalMs;

    public long TimeOf(ReadOnlySpan<byte> value) => _keepsTime ? TimedKeys.ReadLong(value) : -1;

    public V ValueOf(ReadOnlySpan<byte> value) => Values.Read(value[_prefix..]);

    public K KeyOf(ReadOnlySpan<byte> key) => Keys.Read(key);

    protected bool TryGetEntry(K key, long time, long second, out V value, out long timestamp)
    {
        (value, timestamp) = (default!, -1);
        if (time < 0)
            return false;
        MapKeys.WriteMapKey(_mapKey, KeyBytes(key), time, second);
        using ByteValue found = Lookup(_mapKey.Written);
        if (!found.IsFound)
            return false;
        timestamp = TimeOf(found.Span);
        value = ValueOf(found.Span);
        return true;
    }

    protected void PutEntry(K key, long time, long second, V value, bool valueIsNull, long timestamp)
    {
        ValueScratch.Reset();
        if (!valueIsNull)
        {
            if (_keepsTime)
                TimedKeys.WriteLong(ValueScratch, timestamp);
            Values.Write(value, ValueScratch);
        }
        _largestTime = Math.Max(_largestTime, time);
        MapKeys.WriteMapKey(_mapKey, KeyBytes(key), time, second);
        Write(_mapKey.Written, ValueScratch.Written, valueIsNull);
    }

    protected TimedScan ScanKey(K key, long from, long to, long toSecond, bool reverse)
    {
        byte[] bytes = KeyBytes(key).ToArray();
        return Scan(new TimedRange { FromKey = bytes, ToKey = bytes, FromTime = from, ToTime = to, ToSecond = toSecond, Reverse = reverse });
    }

    protected TimedScan ScanKeys(bool hasFrom, K from, bool hasTo, K to, TimedRange times) => Scan(new TimedRange
    {
        FromKey = hasFrom ? KeyBytes(from).ToArray() : null,
        ToKey = hasTo ? UpperKeyBytes(to).ToArray() : null,
        FromTime = times.FromTime,
        ToTime = times.ToTime,
        ToSecond = times.ToSecond,
        Reverse = times.Reverse,
    });

    protected TimedScan Scan(TimedRange asked)
    {
        TimedRange range = new()
        {
            FromKey = asked.FromKey,
            ToKey = asked.ToKey,
            // What a cache holds does not expire.
            FromTime = Math.Max(asked.FromTime, IsCached ? 0 : asked.ShowsExpired && !_exact ? FirstKeptTime : Math.Max(FirstLiveTime, 0)),
            ToTime = asked.ToTime,
            ToSecond = asked.ToSecond,
            Reverse = asked.Reverse,
        };
        WriteBounds(range);
        byte[] low = _lower.Written.ToArray();
        byte[] high = _upper.Written.ToArray();
        if (range.ToTime < range.FromTime)
            return new SeekingTimedScan(MapKeys, range, ByteCursor.Empty, low, high);
        _lower.Reset();
        TimedKeys.WriteLong(_lower, MapKeys.PrefixOf(range.FromTime));
        _upper.Reset();
        long last = MapKeys.PrefixOf(range.ToTime);
        if (last < long.MaxValue)
            TimedKeys.WriteLong(_upper, last + 1);
        return new SeekingTimedScan(MapKeys, range, Scan(_lower.Written, _upper.Written, range.Reverse), low, high);
    }

    protected override bool Accept(ReadOnlySpan<byte> mapKey, bool valueIsNull)
    {
        // Among duplicates a null deletes nothing, and on disk it is not even looked at: neither its time counts nor its lateness.
        if (valueIsNull && Spec.RetainDuplicates && !_exact)
            return false;
        long time = MapKeys.ReadMapKey(mapKey).Time;
        Observe(time);
        if (IsLive(time))
        {
            DropOver();
            return true;
        }
        Context.Drop();
        return false;
    }

    protected override ByteValue LookupBelowCache(ReadOnlySpan<byte> mapKey) =>
        MapKeys.ReadMapKey(mapKey).Time < FirstLiveTime ? default : base.LookupBelowCache(mapKey);

    protected override ByteCursor Live(ByteCursor entries) => IsCached ? new LiveCursor(entries, MapKeys, FirstLiveTime) : entries;

    protected override void RestoreInto(IByteMap map, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull, long timestamp)
    {
        TimedKey parts = MapKeys.ReadChangelogKey(key);
        Observe(parts.Time);
        if (Spec.RetainDuplicates)
            Sequence = Math.Max(Sequence, (int)parts.Second);
        if (!IsLive(parts.Time))
            return;
        MapKeys.WriteMapKey(_mapKey, parts.Key, parts.Time, parts.Second);
        if (valueIsNull)
        {
            map.Delete(_mapKey.Written);
            return;
        }
        _restored.Reset();
        if (_keepsTime)
            TimedKeys.WriteLong(_restored, timestamp);
        _restored.Append(value);
        map.Put(_mapKey.Written, _restored.Written);
    }

    protected override void Log(Changelog changelog, ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        TimedKey parts = MapKeys.ReadMapKey(mapKey);
        MapKeys.WriteChangelogKey(_logKey, parts.Key, parts.Time, parts.Second);
        long timestamp = valueIsNull || !_keepsTime ? Context.Record.Timestamp : TimeOf(value);
        changelog.Log(_logKey.Written, valueIsNull ? default : value[_prefix..], valueIsNull, timestamp, LoggedHeaders);
    }

    protected override void OnOpened()
    {
        base.OnOpened();
        _largestTime = ObservedTime;
    }

    private void WriteBounds(TimedRange range)
    {
        if (range.IsSingleKey)
        {
            MapKeys.WriteKeyBounds(range.FromKey, range.FromTime, range.ToTime, _lower, _upper);
            return;
        }
        _lower.Reset();
        _lower.Append(range.FromKey);
        _upper.Reset();
        if (range.ToKey is not null)
            MapKeys.WriteUpperBound(range.ToKey, LargestNumber(), _upper);
    }

    /// <summary>The largest number that follows a key in the map: a time, a session's start, or a sequence number.</summary>
    private long LargestNumber()
    {
        if (MapKeys.Layout == TimedLayout.BySegment || MapKeys.SuffixLength == 2 * sizeof(long))
            return Math.Max(_largestTime, 0);
        return Spec.RetainDuplicates ? int.MaxValue : 0;
    }

    private void Observe(long time)
    {
        ObservedTime = Math.Max(ObservedTime, time);
        _largestTime = Math.Max(_largestTime, time);
    }

    private bool IsLive(long time) => _exact
        ? time > ObservedTime - RetentionMs
        : MapKeys.SegmentOf(time) >= MapKeys.SegmentOf(ObservedTime - RetentionMs);

    private void DropOver()
    {
        long firstLive = MapKeys.SegmentOf(ObservedTime - RetentionMs);
        if (firstLive <= _droppedBelow)
            return;
        _droppedBelow = firstLive;
        Span<byte> upper = stackalloc byte[sizeof(long)];
        long prefix = MapKeys.Layout == TimedLayout.BySegment ? firstLive : firstLive * MapKeys.SegmentIntervalMs;
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(upper, prefix);
        DropBelow(upper);
    }
}
