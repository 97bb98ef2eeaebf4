using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Conformance.Streams;

/// <summary>Reads and writes a store through its public interface. <typeparamref name="V"/> is the value without its time.</summary>
internal sealed class Reading<K, V>(object store, string kind) : IReading
{
    private bool IsTimestamped => kind is "timestampedKeyValue" or "timestampedWindow";

    private IKeyValueStore<K, V> Plain => (IKeyValueStore<K, V>)store;

    private IKeyValueStore<K, ValueAndTimestamp<V>> Timed => (IKeyValueStore<K, ValueAndTimestamp<V>>)store;

    private IWindowStore<K, V> Window => (IWindowStore<K, V>)store;

    private IWindowStore<K, ValueAndTimestamp<V>> TimedWindow => (IWindowStore<K, ValueAndTimestamp<V>>)store;

    private ISessionStore<K, V> Session => (ISessionStore<K, V>)store;

    private IVersionedKeyValueStore<K, V> Versioned => (IVersionedKeyValueStore<K, V>)store;

    public object? Get(object key) => IsTimestamped ? Timed.Get((K)key) is { } v ? v.Value : null : Plain.Get((K)key);

    public (object? Value, long Timestamp)? GetTimestamped(object key) => Timed.Get((K)key) is { } v ? (v.Value, v.Timestamp) : null;

    public void Put(object key, object? value)
    {
        if (IsTimestamped) throw new InvalidOperationException("a timestamped store takes a time");
        Plain.Put((K)key, As(value));
    }

    public void PutTimestamped(object key, object? value, long timestamp) => Timed.Put((K)key, value is null ? null! : ValueAndTimestamp<V>.Make(As(value), timestamp));

    public object? PutIfAbsent(object key, object? value) => Plain.PutIfAbsent((K)key, As(value));

    public IEnumerable<Entry> Entries(string mode, string? from, string? to) => IsTimestamped
        ? KeyValues(Timed, mode, from, to).Select(p => new Entry(p.Key, p.Value is null ? null : p.Value.Value, p.Value?.Timestamp))
        : KeyValues(Plain, mode, from, to).Select(p => new Entry(p.Key, p.Value, null));

    public void PutWindow(object key, object? value, long start) => Window.Put((K)key, As(value), start);

    public (object? Value, long? Timestamp)? FetchWindow(object key, long time)
    {
        if (IsTimestamped) return TimedWindow.Fetch((K)key, time) is { } v ? (v.Value, v.Timestamp) : null;
        object? value = Window.Fetch((K)key, time);
        return value is null ? null : (value, null);
    }

    public IEnumerable<(long Start, object? Value, long? Timestamp)> FetchWindows(object key, long from, long to, bool backward) => IsTimestamped
        ? List<long, ValueAndTimestamp<V>>(backward ? TimedWindow.BackwardFetch((K)key, from, to) : TimedWindow.Fetch((K)key, from, to)).Select(p => (p.Key, (object?)p.Value.Value, (long?)p.Value.Timestamp))
        : List<long, V>(backward ? Window.BackwardFetch((K)key, from, to) : Window.Fetch((K)key, from, to)).Select(p => (p.Key, (object?)p.Value, (long?)null));

    public IEnumerable<Entry> Windows(string op, string? from, string? to, long timeFrom, long timeTo) => IsTimestamped
        ? Windows(TimedWindow, op, from, to, timeFrom, timeTo).Select(p => new Entry(p.Key, p.Value.Value, p.Value.Timestamp))
        : Windows(Window, op, from, to, timeFrom, timeTo).Select(p => new Entry(p.Key, p.Value, null));

    public void PutSession(object key, Window session, object? value) => Session.Put(new Windowed<K>((K)key, session), As(value));

    public IEnumerable<Entry> Sessions(string op, object? key, object? to, long a, long b)
    {
        if (op == "fetchSession")
        {
            object? found = Session.FetchSession((K)key!, a, b);
            return found is null ? [] : [new Entry(new Windowed<K>((K)key!, new SessionWindow(a, b)), found, null)];
        }

        return List(op switch
        {
            "fetch" => Session.Fetch((K)key!),
            "backwardFetch" => Session.BackwardFetch((K)key!),
            "fetchKeys" => Session.Fetch((K)key!, (K)to!),
            "findSessions" => Session.FindSessions((K)key!, a, b),
            _ => throw new ArgumentException($"no such query: {op}"),
        }).Select(p => new Entry(p.Key, p.Value, null));
    }

    public long PutVersioned(object key, object? value, long timestamp) => Versioned.Put((K)key, As(value), timestamp);

    public (object? Value, long From, long? To)? GetVersioned(object key, long? asOf)
    {
        var version = asOf is { } time ? Versioned.Get((K)key, time) : Versioned.Get((K)key);
        return version is null ? null : (version.Value, version.Timestamp, version.ValidTo);
    }

    private static V As(object? value) => value is null ? default! : (V)value;

    private static IEnumerable<KeyValuePair<K, T>> KeyValues<T>(IKeyValueStore<K, T> entries, string mode, string? from, string? to) => mode switch
    {
        "all" => entries.All().ToList(),
        "reverseAll" => entries.ReverseAll().ToList(),
        "range" => List(entries.Range((K)(object)from!, (K)(object)to!)),
        "reverseRange" => List(entries.ReverseRange((K)(object)from!, (K)(object)to!)),
        "prefix" => List(entries.PrefixScan(from!, new StringSerDes())),
        _ => throw new ArgumentException($"no such query: {mode}"),
    };

    private static IEnumerable<KeyValuePair<Windowed<K>, T>> Windows<T>(IWindowStore<K, T> windows, string op, string? from, string? to, long timeFrom, long timeTo) => List(op switch
    {
        "all" => windows.All(),
        "backwardAll" => windows.BackwardAll(),
        "fetchAll" => windows.FetchAll(timeFrom, timeTo),
        "backwardFetchAll" => windows.BackwardFetchAll(timeFrom, timeTo),
        "fetchKeys" => windows.FetchKeys((K)(object)from!, (K)(object)to!, timeFrom, timeTo),
        _ => throw new ArgumentException($"no such query: {op}"),
    });

    private static List<KeyValuePair<TK, TV>> List<TK, TV>(IKeyValueEnumerator<TK, TV> enumerator)
    {
        using (enumerator)
        {
            var list = new List<KeyValuePair<TK, TV>>();
            while (enumerator.MoveNext()) list.Add(enumerator.Current!.Value);
            return list;
        }
    }
}
