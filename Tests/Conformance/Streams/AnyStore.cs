using System.Reflection;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Conformance.Streams;

/// <summary>A store of any types, through its public interface: keys and values come and go as objects.</summary>
internal sealed class AnyStore
{
    private readonly IReading _reading;

    public AnyStore(IStateStore store)
    {
        Kind = KindOf(store, out var types);
        var reading = typeof(Reading<,>).MakeGenericType(types);
        _reading = (IReading)Activator.CreateInstance(reading, BindingFlags.DoNotWrapExceptions | BindingFlags.CreateInstance | BindingFlags.Public | BindingFlags.Instance, null, [store, Kind], null)!;
    }

    /// <summary>The vectors' name of the kind; <c>internal</c> when there is no public reading.</summary>
    public string Kind { get; }

    public object? Get(object key) => _reading.Get(key);

    public (object? Value, long Timestamp)? GetTimestamped(object key) => _reading.GetTimestamped(key);

    public void Put(object key, object? value) => _reading.Put(key, value);

    public void PutTimestamped(object key, object? value, long timestamp) => _reading.PutTimestamped(key, value, timestamp);

    public object? PutIfAbsent(object key, object? value) => _reading.PutIfAbsent(key, value);

    /// <summary>Entries as (key, value, timestamp or null); timestamped ones carry their time.</summary>
    public IEnumerable<Entry> Entries(string mode, string? from, string? to) => _reading.Entries(mode, from, to);

    public IEnumerable<(object? Key, object? Value)> Scan(string mode, string? from, string? to) => Entries(mode, from, to).Select(e => (e.Key, e.Value));

    public void PutWindow(object key, object? value, long start) => _reading.PutWindow(key, value, start);

    public IEnumerable<(long Start, object? Value, long? Timestamp)> FetchWindows(object key, long from, long to, bool backward = false) => _reading.FetchWindows(key, from, to, backward);

    public (object? Value, long? Timestamp)? FetchWindow(object key, long time) => _reading.FetchWindow(key, time);

    public IEnumerable<Entry> Windows(string op, string? from, string? to, long timeFrom, long timeTo) => _reading.Windows(op, from, to, timeFrom, timeTo);

    public void PutSession(object key, Window session, object? value) => _reading.PutSession(key, session, value);

    public IEnumerable<Entry> FetchSessions(object key) => _reading.Sessions("fetch", key, null, 0, 0);

    public IEnumerable<Entry> Sessions(string op, object? key, object? to, long a, long b) => _reading.Sessions(op, key, to, a, b);

    public long PutVersioned(object key, object? value, long timestamp) => _reading.PutVersioned(key, value, timestamp);

    public (object? Value, long From, long? To)? GetVersioned(object key, long? asOf) => _reading.GetVersioned(key, asOf);

    private static string KindOf(IStateStore store, out Type[] types)
    {
        var faces = store.GetType().GetInterfaces().Where(i => i.IsGenericType).GroupBy(i => i.GetGenericTypeDefinition()).ToDictionary(g => g.Key, g => g.First().GetGenericArguments());
        (Type Face, string Kind)[] kinds =
        [
            (typeof(IVersionedKeyValueStore<,>), "versioned"), (typeof(ITimestampedKeyValueStore<,>), "timestampedKeyValue"), (typeof(ITimestampedWindowStore<,>), "timestampedWindow"),
            (typeof(IWindowStore<,>), "window"), (typeof(ISessionStore<,>), "session"), (typeof(IKeyValueStore<,>), "keyValue"),
        ];
        foreach (var (face, kind) in kinds)
        {
            if (!faces.TryGetValue(face, out types!)) continue;
            // A store of the engine's own, in bytes.
            return types[0] == typeof(byte[]) ? "internal" : kind;
        }

        types = [typeof(object), typeof(object)];
        return "internal";
    }
}
