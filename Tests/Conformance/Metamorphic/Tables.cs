using System.Text.Json.Nodes;
using Streamiz.Conformance.Streams;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Conformance.Metamorphic;

/// <summary>What tables hold in the end, as text, whatever the order.</summary>
internal static class Tables
{
    /// <summary>Stores that can be read: name, then rows.</summary>
    public static SortedDictionary<string, string> Of(JsonObject stores, Func<string, bool> isWanted, bool withTimes)
    {
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, store) in stores)
        {
            string type = (string)store!["type"]!;
            if (store["entries"] is not JsonArray entries || !isWanted(type)) continue;
            int columns = type.StartsWith("timestamped", StringComparison.Ordinal) && !withTimes ? 2 : int.MaxValue;
            tables[name] = string.Join(' ', entries.Select(e => Row(e!.AsArray(), columns)).Order(StringComparer.Ordinal));
        }

        return tables;
    }

    /// <summary>The stores of all tasks, those of one name together, in the form of the vectors.</summary>
    public static JsonObject Together(JsonObject @case, IEnumerable<IStateStore> stores)
    {
        var reader = new StoreReader(@case, driver: null!);
        var together = new JsonObject();
        foreach (var byName in stores.GroupBy(s => s.Name, StringComparer.Ordinal))
        {
            var read = byName.Select(reader.Read).ToList();
            var one = new JsonObject { ["type"] = (string)read[0]["type"]! };
            if (read.TrueForAll(r => r["entries"] is JsonArray)) one["entries"] = new JsonArray([.. read.SelectMany(r => r["entries"]!.AsArray()).Select(e => e!.DeepClone())]);
            together[byName.Key] = one;
        }

        return together;
    }

    /// <summary>The first table that differs; null when none does.</summary>
    public static string? Difference(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual)
    {
        foreach (string name in expected.Keys.Union(actual.Keys, StringComparer.Ordinal))
        {
            string? want = expected.GetValueOrDefault(name), got = actual.GetValueOrDefault(name);
            if (want != got) return $"{name}: {want ?? "no such table"} expected, {got ?? "no such table"}";
        }

        return null;
    }

    private static string Row(JsonArray row, int columns) => new JsonArray([.. row.Take(columns).Select(c => c?.DeepClone())]).ToJsonString();
}
