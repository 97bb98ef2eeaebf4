using System.Collections;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>Walks over the entries of several stores, one after the other.</summary>
internal sealed class ChainEnumerator<S, K, V> : IKeyValueEnumerator<K, V>
{
    private readonly IEnumerator<S> _stores;
    private readonly Func<S, IKeyValueEnumerator<K, V>> _read;
    private IKeyValueEnumerator<K, V>? _entries;
    private KeyValuePair<K, V>? _next;

    public ChainEnumerator(IEnumerable<S> stores, Func<S, IKeyValueEnumerator<K, V>> read)
    {
        _stores = stores.GetEnumerator();
        _read = read;
        _next = Look();
    }

    public KeyValuePair<K, V>? Current { get; private set; }

    object? IEnumerator.Current => Current;

    public K PeekNextKey() => _next is { } next ? next.Key : throw new NotMoreValueException("there is no further entry");

    public bool MoveNext()
    {
        Current = _next;
        if (_next is null)
            return false;
        _next = Look();
        return true;
    }

    public void Reset() => throw new NotSupportedException("A walk over a store cannot start again; ask the store for another.");

    public void Dispose()
    {
        _entries?.Dispose();
        _stores.Dispose();
    }

    private KeyValuePair<K, V>? Look()
    {
        // Bounded by the number of stores.
        while (_entries is null || !_entries.MoveNext())
        {
            _entries?.Dispose();
            _entries = null;
            if (!_stores.MoveNext())
                return null;
            _entries = _read(_stores.Current);
        }
        return _entries.Current;
    }
}
