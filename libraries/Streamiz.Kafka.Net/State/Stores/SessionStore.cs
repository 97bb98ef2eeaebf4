using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.State;

/// <summary>Values by key and session.</summary>
internal sealed class SessionStore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes)
    : TimedStore<K, V>(spec, keySerDes, valueSerDes, isSession: true, keepsTime: false), ISessionFace<K, V>, ISessionStore<K, V>
{
    private IFlushListener<Windowed<K>, V>? _listener;

    public bool SetFlushListener(IFlushListener<Windowed<K>, V> listener, bool sendOldValues)
    {
        if (!IsCached)
            return false;
        (_listener, HasListener, SendOldValues) = (listener, true, sendOldValues);
        return true;
    }

    public bool TryFetch(K key, long start, long end, out V value) => TryGetEntry(key, end, start, out value, out _);

    public void Put(K key, long start, long end, V value, bool valueIsNull) => PutEntry(key, end, start, value, valueIsNull, -1);

    public IWindowCursor<K, V> Find(K key, long earliestEnd, long latestStart, bool reverse) =>
        new Cursor(this, ScanKey(key, earliestEnd, long.MaxValue, latestStart, reverse));

    public IWindowCursor<K, V> FindKeys(bool hasFromKey, K fromKey, bool hasToKey, K toKey, long earliestEnd, long latestStart, bool reverse) =>
        new Cursor(this, ScanKeys(hasFromKey, fromKey, hasToKey, toKey, new TimedRange { FromTime = earliestEnd, ToSecond = latestStart, Reverse = reverse }));

    public IWindowCursor<K, V> FindByEnd(long earliestEnd, long latestEnd)
    {
        TimedScan scan = Scan(new TimedRange { FromTime = earliestEnd, ToTime = latestEnd, ShowsExpired = true });
        return new Cursor(this, MapKeys.Layout == TimedLayout.ByTime ? scan : new SortedTimedScan(scan, ByEndStartKey));
    }

    public void Put(Windowed<K> sessionKey, V aggregate) =>
        Put(sessionKey.Key, sessionKey.Window.StartMs, sessionKey.Window.EndMs, aggregate, aggregate is null);

    public void Remove(Windowed<K> sessionKey) => Put(sessionKey.Key, sessionKey.Window.StartMs, sessionKey.Window.EndMs, default!, valueIsNull: true);

    public IKeyValueEnumerator<Windowed<K>, V> Fetch(K key) => Enumerate(Find(key, 0, long.MaxValue, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetch(K key) => Enumerate(Find(key, 0, long.MaxValue, reverse: true));

    public IKeyValueEnumerator<Windowed<K>, V> Fetch(K fromKey, K toKey) => FindSessions(fromKey, toKey, 0, long.MaxValue);

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetch(K fromKey, K toKey) =>
        Enumerate(FindKeys(fromKey is not null, fromKey, toKey is not null, toKey, 0, long.MaxValue, reverse: true));

    public V FetchSession(K key, long start, long end) => TryFetch(key, start, end, out V value) ? value : default!;

    public IKeyValueEnumerator<Windowed<K>, V> FindSessions(K key, long earliestSessionEndTime, long latestSessionStartTime) =>
        Enumerate(Find(key, earliestSessionEndTime, latestSessionStartTime, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFindSessions(K key, long earliestSessionEndTime, long latestSessionStartTime) =>
        Enumerate(Find(key, earliestSessionEndTime, latestSessionStartTime, reverse: true));

    public IKeyValueEnumerator<Windowed<K>, V> FindSessions(K fromKey, K toKey, long earliestSessionEndTime, long latestSessionStartTime) =>
        Enumerate(FindKeys(fromKey is not null, fromKey, toKey is not null, toKey, earliestSessionEndTime, latestSessionStartTime, reverse: false));

    protected override void Forward(ReadOnlySpan<byte> mapKey, ReadOnlySpan<byte> value, bool valueIsNull, ReadOnlySpan<byte> old, bool oldIsNull)
    {
        TimedKey parts = MapKeys.ReadMapKey(mapKey);
        Windowed<K> key = new(Keys.Read(parts.Key), new SessionWindow(parts.Second, parts.Time));
        Change<V> change = new(valueIsNull ? default! : ValueOf(value), valueIsNull, oldIsNull ? default! : ValueOf(old), oldIsNull);
        _listener!.OnFlush(new StreamRecord<Windowed<K>, Change<V>>(
            key, keyIsNull: false, change, valueIsNull: false, parts.Time, Context.Record.Headers));
    }

    /// <summary>The order in which Kafka Streams emits closed sessions from its persistent store.</summary>
    private static int ByEndStartKey(SortedTimedScan.Entry a, SortedTimedScan.Entry b)
    {
        int order = a.Time.CompareTo(b.Time);
        order = order != 0 ? order : a.Second.CompareTo(b.Second);
        return order != 0 ? order : a.CompareKey(b);
    }

    private static CursorEnumerator<IWindowCursor<K, V>, Windowed<K>, V> Enumerate(IWindowCursor<K, V> cursor) =>
        new(cursor, c => c.MoveNext(), c => new KeyValuePair<Windowed<K>, V>(new Windowed<K>(c.Key, new SessionWindow(c.Start, c.End)), c.Value));

    private sealed class Cursor(SessionStore<K, V> store, TimedScan scan) : IWindowCursor<K, V>
    {
        public K Key => store.KeyOf(scan.Key.Key);

        public V Value => store.ValueOf(scan.Value);

        public long Timestamp => -1;

        public long Start => scan.Key.Second;

        public long End => scan.Key.Time;

        public bool MoveNext() => scan.MoveNext();

        public void Dispose() => scan.Dispose();
    }
}
