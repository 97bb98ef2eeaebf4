using System.Text.Json.Nodes;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Conformance.Streams;

/// <summary>What the vectors' processors do, whatever the types. Keys of stores are strings.</summary>
internal sealed class ProcessorWork(
    JsonObject said, ProcessorContext context, Type keyType, Func<TimeSpan, PunctuationType, Action<long>, TaskScheduled> schedule, Action<object?, object?, long> forwardAt)
{
    private readonly string _proc = (string)said["proc"]!;
    private AnyStore? _found;
    private int _ticks;

    // Fetched at the first record: a store that is not connected shows then.
    private AnyStore? Store => _found ??= (string?)said["store"] is { } store ? new AnyStore(context.GetStateStore(store)) : null;

    public void Init()
    {
        _ = keyType;
        if (_proc is not ("tick" or "buffer")) return;
        var type = (string?)said["type"] == "wall" ? PunctuationType.PROCESSING_TIME : PunctuationType.STREAM_TIME;
        TaskScheduled? scheduled = null;
        scheduled = schedule(TimeSpan.FromMilliseconds((long)said["intervalMs"]!), type, time =>
        {
            if (_proc == "tick") Tick(time, scheduled!);
            else EmitBuffered(time);
        });
    }

    public void Process(object? key, object? value, long timestamp, Action<object?, ForwardChanges> forward)
    {
        // Processors with a store of their own leave out what has no key to store under.
        if (Store is not null && key is null) return;
        switch (_proc)
        {
            case "forward" or "tick": forward(value, default); break;
            case "drop": break;
            case "dup":
                for (int i = 0; i < (int)said["n"]!; i++) forward(value, default);
                break;
            case "map-value": forward(Functions.Value((string)said["fn"]!)(key, value), default); break;
            case "fail-on":
                if (Text.Of(value) == (string)said["value"]!) throw new VectorFailure("fail-on " + Text.Of(value));
                forward(value, default);
                break;
            case "route": forward(value, new ForwardChanges(Child: (string)said[Functions.Predicate((string)said["pred"]!)(key, value) ? "then" : "else"]!)); break;
            case "headers": forward(value, new ForwardChanges(Header: ((string)said["header"]!, (string?)said["value"]))); break;
            case "shift-ts": forward(value, new ForwardChanges(ShiftMs: (long)said["ms"]!)); break;
            case "meta": forward(Meta(value), default); break;
            case "global-put": Store!.Put(key!, value); break;
            case "global-lookup": forward(Text.Of(value) + "&" + Text.Of(new AnyStore(context.GetStateStore((string)said["store"]!)).Get(key!)), default); break;
            case "buffer": Store!.Put(key!, value); break;
            default: WithStore(key!, value, timestamp, forward); break;
        }
    }

    private void WithStore(object key, object? value, long timestamp, Action<object?, ForwardChanges> forward)
    {
        var store = Store!;
        switch (_proc)
        {
            case "count":
                long count = ((long?)store.Get(key) ?? 0) + 1;
                store.Put(key, count);
                forward(count, default);
                break;
            case "last-value":
                object? old = store.Get(key);
                store.Put(key, value);
                forward(Text.Of(old) + ">" + Text.Of(value), default);
                break;
            case "put-if-absent":
                object? before = store.PutIfAbsent(key, value);
                forward(Text.Of(before) + "?" + Text.Of(value), default);
                break;
            case "ts-last-value":
                var entry = store.GetTimestamped(key);
                store.PutTimestamped(key, value, timestamp);
                forward((entry is { } e ? Text.Of(e.Value) + "@" + Text.Of(e.Timestamp) : "none") + ">" + Text.Of(value), default);
                break;
            case "scan":
                store.Put(key, value);
                forward(string.Join(',', store.Scan((string)said["mode"]!, (string?)said["from"], (string?)said["to"]).Select(p => Text.Of(p.Key) + "=" + Text.Of(p.Value))), default);
                break;
            case "window-put":
                store.PutWindow(key, value, timestamp);
                long range = (long)said["rangeMs"]!;
                forward(string.Join(',', store.FetchWindows(key, Math.Max(0, timestamp - range), timestamp).Select(p => Text.Of(p.Start) + "=" + Text.Of(p.Value))), default);
                break;
            case "session-put":
                store.PutSession(key, new SessionWindow(timestamp, timestamp + (long)said["lengthMs"]!), value);
                forward(string.Join(',', store.FetchSessions(key).Select(p => Text.Of(p.Key) + "=" + Text.Of(p.Value))), default);
                break;
            case "versioned-put":
                long validTo = store.PutVersioned(key, value, timestamp);
                forward("validTo=" + Text.Of(validTo) + " latest=" + Version(store.GetVersioned(key, null)), default);
                break;
            case "versioned-get":
                forward(Text.Of(value) + " found=" + Version(store.GetVersioned(key, timestamp - (long)said["offsetMs"]!)), default);
                break;
            default:
                throw new ArgumentException($"the vectors have no processor {_proc}");
        }
    }

    private static string Version((object? Value, long From, long? To)? version) => version is { } v ? $"{Text.Of(v.Value)}@{v.From}..{(v.To is { } to ? Text.Of(to) : "")}" : "none";

    private string Meta(object? value)
    {
        string origin = context.Partition.Value < 0 || context.Topic.Length == 0 ? "none" : $"{context.Topic}/{context.Partition.Value}/{context.Offset}";
        return $"{origin} task={context.Id} st={context.StreamTime} wc={context.WallClockTime} v={Text.Of(value)}";
    }

    private void Tick(long time, TaskScheduled scheduled)
    {
        _ticks++;
        forwardAt("tick", "n=" + Text.Of((long)_ticks), time);
        if (said["cancelAfter"] is { } after && _ticks == (int)after) scheduled.Cancel();
    }

    private void EmitBuffered(long time)
    {
        var entries = Store!.Scan("all", null, null).ToList();
        foreach (var (key, value) in entries) forwardAt(key, value, time);
        if (!((bool?)said["clear"] ?? false)) return;
        foreach (var (key, _) in entries) Store.Put(key!, null);
    }
}
