using System.Collections;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.State.Enumerator;

/// <summary>A cursor as users see it: one entry ahead, so that the next key can be looked at.</summary>
internal class CursorEnumerator<C, K, V> : IKeyValueEnumerator<K, V>, IEnumerable<KeyValuePair<K, V>>
    where C : IDisposable
{
    private readonly C _cursor;
    private readonly Func<C, bool> _moveNext;
    private readonly Func<C, KeyValuePair<K, V>> _read;
    private KeyValuePair<K, V>? _next;

    public CursorEnumerator(C cursor, Func<C, bool> moveNext, Func<C, KeyValuePair<K, V>> read)
    {
        _cursor = cursor;
        _moveNext = moveNext;
        _read = read;
        Look();
    }

    public KeyValuePair<K, V>? Current { get; private set; }

    object? IEnumerator.Current => Current;

    public K PeekNextKey() => _next is { } next ? next.Key : throw new NotMoreValueException("there is no further entry");

    public bool MoveNext()
    {
        Current = _next;
        if (_next is null)
            return false;
        Look();
        return true;
    }

    public void Reset() => throw new NotSupportedException("A walk over a store cannot start again; ask the store for another.");

    public void Dispose() => _cursor.Dispose();

    IEnumerator<KeyValuePair<K, V>> IEnumerable<KeyValuePair<K, V>>.GetEnumerator() => Entries();

    IEnumerator IEnumerable.GetEnumerator() => Entries();

    private IEnumerator<KeyValuePair<K, V>> Entries()
    {
        using (this)
        {
            while (MoveNext())
                yield return Current!.Value;
        }
    }

    private void Look() => _next = _moveNext(_cursor) ? _read(_cursor) : null;
}
