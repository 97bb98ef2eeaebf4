using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>Reads a key-value store from another thread, a page at a time, so that its task never waits long.</summary>
internal sealed class KeyValueView<K, V, VR>(EntryStore<K, V> store, Lock gate, Func<ICursor<K, V>, VR> value) : IReadOnlyKeyValueStore<K, VR>
{
    private const int PageSize = 512;

    public VR Get(K key)
    {
        lock (gate)
        {
            using ICursor<K, V> cursor = store.Range(hasFrom: true, key, hasTo: true, key, reverse: false);
            return cursor.MoveNext() ? value(cursor) : default!;
        }
    }

    public IEnumerable<KeyValuePair<K, VR>> All() => Walk(Pages(default!, default!, open: true, reverse: false));

    public IEnumerable<KeyValuePair<K, VR>> ReverseAll() => Walk(Pages(default!, default!, open: true, reverse: true));

    public IKeyValueEnumerator<K, VR> Range(K from, K to) => Pages(from, to, open: false, reverse: false);

    public IKeyValueEnumerator<K, VR> ReverseRange(K from, K to) => Pages(from, to, open: false, reverse: true);

    public long ApproximateNumEntries()
    {
        lock (gate)
            return store.CountRoughly();
    }

    private static IEnumerable<KeyValuePair<K, VR>> Walk(ListEnumerator<K, VR> entries)
    {
        while (entries.MoveNext())
            yield return entries.Current!.Value;
    }

    private ListEnumerator<K, VR> Pages(K from, K to, bool open, bool reverse) => new(last =>
    {
        bool hasFrom = (!open && from is not null) || (last is not null && !reverse);
        bool hasTo = (!open && to is not null) || (last is not null && reverse);
        K first = last is { } entry && !reverse ? entry.Key : from;
        K end = last is { } seen && reverse ? seen.Key : to;
        return Page(hasFrom, first, hasTo, end, reverse, skipFirst: last is not null);
    });

    private List<KeyValuePair<K, VR>> Page(bool hasFrom, K from, bool hasTo, K to, bool reverse, bool skipFirst)
    {
        List<KeyValuePair<K, VR>> page = [];
        K last = reverse ? to : from;
        lock (gate)
        {
            using ICursor<K, V> cursor = store.Range(hasFrom, from, hasTo, to, reverse);
            while (page.Count < PageSize && cursor.MoveNext())
            {
                // The last of the page before, unless it has been deleted meanwhile.
                bool again = skipFirst && page.Count == 0 && store.SameKey(cursor.Key, last);
                if (!again)
                    page.Add(new KeyValuePair<K, VR>(cursor.Key, value(cursor)));
            }
        }
        return page;
    }
}
