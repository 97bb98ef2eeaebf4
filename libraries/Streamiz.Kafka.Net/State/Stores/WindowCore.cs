using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.State;

/// <summary>Values by key and window.</summary>
internal abstract class WindowCore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes, bool keepsTime)
    : TimedStore<K, V>(spec, keySerDes, valueSerDes, isSession: false, keepsTime), IWindowFace<K, V>
{
    private IFlushListener<Windowed<K>, V>? _listener;

    public long WindowSizeMs => Spec.WindowSizeMs;

    public bool SetFlushListener(IFlushListener<Windowed<K>, V> listener, bool sendOldValues)
    {
        if (!IsCached)
            return false;
        (_listener, HasListener, SendOldValues) = (listener, true, sendOldValues);
        return true;
    }

    public bool TryFetch(K key, long start, out V value, out long timestamp) => TryGetEntry(key, start, Sequence, out value, out timestamp);

    public void Put(K key, long start, V value, bool valueIsNull, long timestamp)
    {
        if (Spec.RetainDuplicates)
        {
            // A null deletes nothing, since nobody can say which of the duplicates is meant; it counts, and it is logged.
            Sequence = (Sequence + 1) & int.MaxValue;
        }
        PutEntry(key, start, Sequence, value, valueIsNull, timestamp);
    }

    public IWindowCursor<K, V> Fetch(K key, long from, long to, bool reverse) => new Cursor(this, ScanKey(key, from, to, long.MaxValue, reverse));

    public IWindowCursor<K, V> FetchKeys(bool hasFromKey, K fromKey, bool hasToKey, K toKey, long from, long to, bool reverse)
    {
        TimedScan scan = ScanKeys(hasFromKey, fromKey, hasToKey, toKey, new TimedRange { FromTime = from, ToTime = to, Reverse = reverse });
        return new Cursor(this, Spec is { TimeOrdered: true, Backing: StoreBacking.RocksDb } && !IsCached ? InOrderOfKeys(scan, reverse) : scan);
    }

    public IWindowCursor<K, V> FetchAll(long from, long to, bool reverse) =>
        new Cursor(this, Scan(new TimedRange { FromTime = from, ToTime = to, Reverse = reverse }));

    public IWindowCursor<K, V> All(bool reverse) => FetchAll(0, long.MaxValue, reverse);

    protected override void Forward(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull, ReadOnlySpan<byte> old, bool oldIsNull)
    {
        TimedKey parts = MapKeys.ReadMapKey(mapKey);
        Windowed<K> key = new(Keys.Read(parts.Key), WindowFrom(parts.Time));
        Change<V> change = new(valueIsNull ? default! : ValueOf(value), valueIsNull, oldIsNull ? default! : ValueOf(old), oldIsNull);
        long kept = valueIsNull ? -1 : TimeOf(value);
        _listener!.OnFlush(new StreamRecord<Windowed<K>, Change<V>>(
            key, keyIsNull: false, change, valueIsNull: false, kept < 0 ? Context.Record.Timestamp : kept, Context.Record.Headers));
    }

    protected static Windowed<K> KeyOf(IWindowCursor<K, V> cursor) => new(cursor.Key, new TimeWindow(cursor.Start, cursor.End));

    /// <summary>Kafka Streams reads ranges of keys of its time-ordered windows through an index by segment and key; under a cache it does not.</summary>
    private SortedTimedScan InOrderOfKeys(TimedScan scan, bool reverse) => new(scan, (a, b) =>
    {
        int order = MapKeys.SegmentOf(a.Time).CompareTo(MapKeys.SegmentOf(b.Time));
        order = order != 0 ? order : a.CompareKey(b);
        order = order != 0 ? order : a.Time.CompareTo(b.Time);
        return reverse ? -order : order;
    });

    private TimeWindow WindowFrom(long start) => new(start, EndOf(start));

    /// <summary>An unlimited window's end lies beyond all numbers.</summary>
    private long EndOf(long start) => Spec.WindowEnds is { } ends ? ends.EndOf(start) : start > long.MaxValue - WindowSizeMs ? long.MaxValue : start + WindowSizeMs;

    private sealed class Cursor(WindowCore<K, V> store, TimedScan scan) : IWindowCursor<K, V>
    {
        public K Key => store.KeyOf(scan.Key.Key);

        public V Value => store.ValueOf(scan.Value);

        public long Timestamp => store.TimeOf(scan.Value);

        public long Start => scan.Key.Time;

        public long End => store.EndOf(scan.Key.Time);

        public bool MoveNext() => scan.MoveNext();

        public void Dispose() => scan.Dispose();
    }
}
