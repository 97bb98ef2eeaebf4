using System.Collections;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>Walks over pages of entries, asking for the next page when one is used up. A page is empty at the end.</summary>
internal class ListEnumerator<K, V> : IKeyValueEnumerator<K, V>
{
    private readonly Func<KeyValuePair<K, V>?, List<KeyValuePair<K, V>>> _pageAfter;
    private List<KeyValuePair<K, V>> _page;
    private int _next;

    /// <param name="pageAfter">The entries behind one (null: from the start).</param>
    public ListEnumerator(Func<KeyValuePair<K, V>?, List<KeyValuePair<K, V>>> pageAfter)
    {
        _pageAfter = pageAfter;
        _page = pageAfter(null);
    }

    /// <param name="entries">All entries.</param>
    public ListEnumerator(List<KeyValuePair<K, V>> entries)
        : this(last => last is null ? entries : [])
    {
    }

    public KeyValuePair<K, V>? Current { get; private set; }

    object? IEnumerator.Current => Current;

    public K PeekNextKey() => HasNext() ? _page[_next].Key : throw new NotMoreValueException("there is no further entry");

    public bool MoveNext()
    {
        bool moved = HasNext();
        Current = moved ? _page[_next++] : null;
        return moved;
    }

    public void Reset() => throw new NotSupportedException("A walk over a store cannot start again; ask the store for another.");

    public void Dispose() => _page = [];

    private bool HasNext()
    {
        if (_next < _page.Count)
            return true;
        if (_page.Count == 0)
            return false;
        _page = _pageAfter(_page[^1]);
        _next = 0;
        return _page.Count > 0;
    }
}
