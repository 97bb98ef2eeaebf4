using System.Text.Json.Nodes;

namespace Streamiz.Conformance.Metamorphic;

/// <summary>What decides whether a case must have the same tables when it is run in another way.</summary>
internal sealed class CaseTraits
{
    private static readonly string[] KeyChanging = ["KStream.map", "KStream.flatMap", "KStream.selectKey"];
    private static readonly string[] KeyedWork = ["forward", "drop", "dup", "map-value", "headers", "shift-ts", "count", "last-value", "put-if-absent", "ts-last-value", "global-put", "global-lookup"];
    private readonly List<JsonObject> _nodes;
    private readonly JsonObject _case;

    public CaseTraits(JsonObject @case)
    {
        _case = @case;
        _nodes = [.. @case["topology"]!.AsArray().Select(n => n!.AsObject())];
    }

    /// <summary>It runs to its end, and has a table to show.</summary>
    public bool HasTables => _case["expected"]!["error"] is null && _case["expected"]!["stores"] is JsonObject { Count: > 0 };

    public bool DropsNothing => (long?)_case["expected"]!["droppedRecords"] is null or 0;

    /// <summary>Results depend on a stream's time as far as it has been seen: windows, suppression, buffers, versions, punctuation.</summary>
    public bool DependsOnStreamTime => Any(n => n["window"] is not null || n["graceMs"] is not null || Op(n) == "KTable.suppress")
        || Text.Contains("\"versioned", StringComparison.Ordinal) || Text.Contains("partition-time", StringComparison.Ordinal) || Text.Contains("retentionMs", StringComparison.Ordinal);

    /// <summary>Nothing but keys decides what meets what.</summary>
    public bool IsKeyed => Any(n => n["processor"] is not null) ? !Any(n => KeyChanging.Contains(Op(n))) && _nodes.TrueForAll(n => Work(n) is not { } work || KeyedWork.Contains(work)) : true;

    /// <summary>Time itself leads to results, by the wall clock or by punctuation.</summary>
    public bool DependsOnClock => Any(n => Work(n) is "meta" or "tick" or "buffer");

    /// <summary>Closed windows are emitted once; how far they were is known to the task only.</summary>
    public bool EmitsOnClose => Any(n => (string?)n["emit"] == "close");

    public bool IsCached => _case["config"]?["cacheMaxBytes"] is not null;

    public bool ForgetsEntries => Text.Contains("\"lru\"", StringComparison.Ordinal);

    /// <summary>A store without a changelog is lost with the instance that has it.</summary>
    public bool HasUnloggedStore => Any(n => IsUnlogged(n["materialized"]) || IsUnlogged(n["store"] as JsonObject) || IsUnlogged(n));

    /// <summary>A stream is made of a table's updates, so it shows how many there were: caching makes fewer.</summary>
    public bool CountsUpdates => Any(n => Op(n) is "KTable.toStream") && Any(n => Op(n).StartsWith("KGroupedStream.", StringComparison.Ordinal) || Op(n) is "KStream.toTable" || n["processor"] is not null);

    private string Text => _case["topology"]!.ToJsonString();

    private static bool IsUnlogged(JsonNode? said) => said?["logging"] is JsonValue logging && !(bool)logging;

    private static string Op(JsonObject node) => (string)node["op"]!;

    private static string? Work(JsonObject node) => (string?)(node["processor"] as JsonObject)?["proc"];

    private bool Any(Func<JsonObject, bool> condition) => _nodes.Exists(n => condition(n));
}
