using System.Text.Json.Nodes;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Conformance.Streams;

/// <summary>Stores and queries in the shape of the vectors.</summary>
internal sealed class StoreReader(JsonObject @case, TopologyTestDriver driver)
{
    public JsonObject Read(IStateStore store)
    {
        var any = new AnyStore(store);
        if (any.Kind == "internal") return new JsonObject { ["type"] = "internal" };
        try
        {
            JsonArray entries = any.Kind switch
            {
                "keyValue" or "timestampedKeyValue" => Rows(any.Entries("all", null, null)),
                "window" or "timestampedWindow" => Rows(any.Windows("all", null, null, 0, 0)),
                "session" => Rows(any.Sessions("fetchKeys", null, null, 0, 0)),
                _ => Versions(any),
            };
            return new JsonObject { ["type"] = any.Kind, ["entries"] = entries };
        }
        catch (Exception e) when (e is not InvalidCastException)
        {
            return new JsonObject { ["type"] = "unreadable" };
        }
    }

    public JsonArray Query(JsonObject query)
    {
        var any = new AnyStore(driver.StateStores[(string)query["store"]!]);
        string op = (string)query["op"]!;
        string? key = (string?)query["key"], from = (string?)query["from"], to = (string?)query["to"];
        long timeFrom = (long?)query["timeFrom"] ?? 0, timeTo = (long?)query["timeTo"] ?? 0;
        if (any.Kind == "versioned") return Version(key!, (long?)query["asOf"], any);
        if (any.Kind == "session") return Rows(any.Sessions(op, key ?? from, to, timeFrom, timeTo));
        if (any.Kind is "keyValue" or "timestampedKeyValue")
        {
            if (op != "get") return Rows(any.Entries(op, from, to));
            if (any.Kind == "timestampedKeyValue") return any.GetTimestamped(key!) is { } t ? Rows([new Entry(key, t.Value, t.Timestamp)]) : [];
            return any.Get(key!) is { } value ? Rows([new Entry(key, value, null)]) : [];
        }

        switch (op)
        {
            case "fetchAt":
                long time = (long)query["time"]!;
                return any.FetchWindow(key!, time) is { } found ? [Row(time, found.Value, found.Timestamp)] : [];
            case "fetch" or "backwardFetch":
                return [.. any.FetchWindows(key!, timeFrom, timeTo, op == "backwardFetch").Select(w => (JsonNode)Row(w.Start, w.Value, w.Timestamp))];
            default:
                return Rows(any.Windows(op, from, to, timeFrom, timeTo));
        }
    }

    private JsonArray Versions(AnyStore store)
    {
        var pipes = @case["steps"]!.AsArray().Select(s => s!["pipe"]).Where(p => p is not null).ToList();
        var keys = pipes.Select(p => p!["key"]?.ToString()).Where(k => k is not null).Distinct().Order(StringComparer.Ordinal).ToList();
        var times = pipes.Select(p => (long)p!["ts"]!).Where(t => t >= 0).Distinct().Order().ToList();
        var rows = new JsonArray();
        foreach (string? key in keys)
        {
            foreach (long? asOf in times.Select(t => (long?)t).Prepend(null))
                foreach (var row in Version(key!, asOf, store)) rows.Add(row!.DeepClone());
        }

        return rows;
    }

    private static JsonArray Version(string key, long? asOf, AnyStore store) => store.GetVersioned(key, asOf) is not { } v ? []
        : [new JsonArray(key, asOf, Json(v.Value), v.From, v.To)];

    private static JsonArray Rows(IEnumerable<Entry> entries) => [.. entries.Select(e => (JsonNode)(e.Timestamp is { } time
        ? new JsonArray(Text.Of(e.Key), Json(e.Value), time)
        : new JsonArray(Text.Of(e.Key), Json(e.Value))))];

    private static JsonArray Row(long start, object? value, long? timestamp) => timestamp is { } time ? new JsonArray(start, Json(value), time) : new JsonArray(start, Json(value));

    private static JsonNode? Json(object? value) => value switch { null => null, long n => n, _ => Text.Of(value) };
}
