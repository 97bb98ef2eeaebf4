using System.Text.Json.Nodes;

namespace Streamiz.Conformance.Streams;

/// <summary>Holds what a case gave against what it should have given, aspect by aspect, in the README's order of weight.</summary>
internal static class Comparison
{
    public static readonly string[] Aspects = ["outputs", "dropped", "stores", "describe", "records", "configs"];

    /// <summary>The aspects of a case that differ, each with the first difference.</summary>
    public static IEnumerable<(string Aspect, string? Difference)> Of(JsonObject expected, Actual actual)
    {
        yield return ("outputs", Outputs(expected, actual));
        if (expected["error"] is JsonObject error && (string?)error["phase"] != "step") yield break;
        yield return ("describe", First(
            Differ("describe", expected["describe"], actual.Describe),
            Differ("branches", expected["branches"], actual.Branches),
            Differ("internal topics", Names(expected["internalTopics"]), Names(actual.InternalTopics))));
        if (expected["error"] is not null) yield break;
        yield return ("dropped", Differ("dropped records", expected["droppedRecords"], actual.Dropped));
        yield return ("stores", First(Differ("stores", expected["stores"], actual.Stores), Differ("queries", expected["queryResults"], actual.QueryResults)));
        yield return ("records", Differ("internal records", expected["internalRecords"], actual.InternalRecords));
        yield return ("configs", First(
            Differ("internal topics", Sorted(expected["internalTopics"]), Sorted(actual.InternalTopics)),
            Differ("co-partition groups", expected["copartitionGroups"], actual.CopartitionGroups)));
    }

    private static string? Outputs(JsonObject expected, Actual actual)
    {
        var error = expected["error"] as JsonObject;
        string want = error is null ? "none" : error["step"] is { } step ? $"{error["phase"]} {step}" : (string)error["phase"]!;
        string got = actual.ErrorPhase is null ? "none" : actual.ErrorStep is { } at ? $"{actual.ErrorPhase} {at}" : actual.ErrorPhase;
        if (want != got) return $"error: {want} expected, {got}: {actual.Error}";
        if (error is not null && ErrorKinds.Of((string)error["class"]!) is { } kind && !kind.IsInstanceOfType(actual.Error))
            return $"error: {kind.Name} expected, {actual.Error}";
        return First(Differ("outputs", expected["outputs"], actual.Outputs), Differ("log", expected["log"], actual.Log));
    }

    private static string? First(params string?[] differences) => Array.Find(differences, d => d is not null);

    private static JsonArray Names(JsonNode? topics) => [.. Topics(topics).Select(t => (string)t["topic"]! + " " + (string)t["type"]!).Order(StringComparer.Ordinal)];

    private static JsonArray Sorted(JsonNode? topics) => [.. Topics(topics).OrderBy(t => (string)t["topic"]!, StringComparer.Ordinal).Select(t => t.DeepClone())];

    private static IEnumerable<JsonNode> Topics(JsonNode? topics) => (topics as JsonArray ?? []).Select(t => t!);

    // A member that is missing means nothing there: no stores, no log, no records.
    private static string? Differ(string what, JsonNode? expected, JsonNode? actual)
    {
        if (IsEmpty(expected) && IsEmpty(actual)) return null;
        if (expected is JsonObject e && actual is JsonObject a)
        {
            foreach (string key in e.Select(p => p.Key).Concat(a.Select(p => p.Key)).Distinct())
                if (!JsonNode.DeepEquals(e[key], a[key]) && !(IsEmpty(e[key]) && IsEmpty(a[key]))) return $"{what}.{key}: {Show(e[key])} expected, {Show(a[key])}";
            return null;
        }
        if (expected is JsonArray es && actual is JsonArray acts)
        {
            for (int i = 0; i < Math.Max(es.Count, acts.Count); i++)
            {
                var (x, y) = (i < es.Count ? es[i] : null, i < acts.Count ? acts[i] : null);
                if (!JsonNode.DeepEquals(x, y) && !(IsEmpty(x) && IsEmpty(y))) return $"{what}[{i}]: {Show(x)} expected, {Show(y)}";
            }
            return null;
        }
        return JsonNode.DeepEquals(expected, actual) ? null : $"{what}: {Show(expected)} expected, {Show(actual)}";
    }

    private static bool IsEmpty(JsonNode? node) => node is null || node is JsonArray { Count: 0 } || node is JsonObject { Count: 0 }
        || (node is JsonArray array && array.All(n => n is JsonArray { Count: 0 }));

    private static string Show(JsonNode? node)
    {
        string text = node is JsonValue v && v.TryGetValue(out string? s) ? "\n" + s : node?.ToJsonString() ?? "nothing";
        return text.Length > 3000 ? text[..3000] + "…" : text;
    }
}
