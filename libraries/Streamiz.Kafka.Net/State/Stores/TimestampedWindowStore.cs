using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State;

/// <summary>A window store that keeps the time of each value's last update.</summary>
internal sealed class TimestampedWindowStore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes)
    : WindowCore<K, V>(spec, keySerDes, valueSerDes, keepsTime: true), ITimestampedWindowStore<K, V>
{
    public void Put(K key, ValueAndTimestamp<V> value, long windowStartTimestamp) =>
        Put(key, windowStartTimestamp, value is null ? default! : value.Value, value is null || value.Value is null, value?.Timestamp ?? -1);

    public ValueAndTimestamp<V> Fetch(K key, long time) => TryFetch(key, time, out V value, out long timestamp) ? ValueAndTimestamp<V>.Make(value, timestamp) : default!;

    public IWindowStoreEnumerator<ValueAndTimestamp<V>> Fetch(K key, DateTime from, DateTime to) => Fetch(key, Milliseconds(from), Milliseconds(to));

    public IWindowStoreEnumerator<ValueAndTimestamp<V>> Fetch(K key, long from, long to) => new WindowStoreEnumerator<K, V, ValueAndTimestamp<V>>(Fetch(key, from, to, reverse: false), Read);

    public IWindowStoreEnumerator<ValueAndTimestamp<V>> BackwardFetch(K key, long from, long to) =>
        new WindowStoreEnumerator<K, V, ValueAndTimestamp<V>>(Fetch(key, from, to, reverse: true), Read);

    public IKeyValueEnumerator<Windowed<K>, ValueAndTimestamp<V>> All() => Enumerate(All(reverse: false));

    public IKeyValueEnumerator<Windowed<K>, ValueAndTimestamp<V>> BackwardAll() => Enumerate(All(reverse: true));

    public IKeyValueEnumerator<Windowed<K>, ValueAndTimestamp<V>> FetchAll(DateTime from, DateTime to) => FetchAll(Milliseconds(from), Milliseconds(to));

    public IKeyValueEnumerator<Windowed<K>, ValueAndTimestamp<V>> FetchAll(long from, long to) => Enumerate(FetchAll(from, to, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, ValueAndTimestamp<V>> BackwardFetchAll(long from, long to) => Enumerate(FetchAll(from, to, reverse: true));

    public IKeyValueEnumerator<Windowed<K>, ValueAndTimestamp<V>> FetchKeys(K fromKey, K toKey, long from, long to) =>
        Enumerate(FetchKeys(fromKey is not null, fromKey, toKey is not null, toKey, from, to, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, ValueAndTimestamp<V>> BackwardFetchKeys(K fromKey, K toKey, long from, long to) =>
        Enumerate(FetchKeys(fromKey is not null, fromKey, toKey is not null, toKey, from, to, reverse: true));

    private static ValueAndTimestamp<V> Read(IWindowCursor<K, V> cursor) => ValueAndTimestamp<V>.Make(cursor.Value, cursor.Timestamp);

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds();

    private static CursorEnumerator<IWindowCursor<K, V>, Windowed<K>, ValueAndTimestamp<V>> Enumerate(IWindowCursor<K, V> cursor) =>
        new(cursor, c => c.MoveNext(), c => new KeyValuePair<Windowed<K>, ValueAndTimestamp<V>>(KeyOf(c), Read(c)));
}
