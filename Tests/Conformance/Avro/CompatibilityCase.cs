using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.Conformance.Avro;

/// <summary>Whether one schema reads the other's data, what is in the way, and at which levels it may follow a history.</summary>
internal static class CompatibilityCase
{
    public static void Run(JsonElement element)
    {
        var reader = element.Schema("reader");
        var writer = element.Schema("writer");
        string result = element.Text("result");
        if (result == "ERROR")
        {
            Case.Expect(true, () =>
            {
                if (!SchemaCompatibility.CanRead(reader, writer)) throw new AvroSchemaException("incompatible");
            });
            return;
        }
        var found = SchemaCompatibility.Check(reader, writer);
        Mismatch.Check("result", result, found.Count == 0 ? "COMPATIBLE" : "INCOMPATIBLE");
        CheckList(element.GetProperty("incompatibilities"), found);
        if (element.TryGetProperty("levels", out var levels)) CheckLevels(levels, element.GetProperty("history"), reader);
    }

    private static void CheckList(JsonElement wanted, IReadOnlyList<Incompatibility> found)
    {
        var expected = wanted.EnumerateArray().Select(item => $"{item.Text("type")} {item.Text("location")} {item.Text("message")}");
        var actual = found.Select(item => $"{item.TypeName} {item.Location} {item.Message}");
        Mismatch.Check("incompatibilities", string.Join('\n', expected), string.Join('\n', actual));
    }

    private static void CheckLevels(JsonElement levels, JsonElement history, AvroSchema candidate)
    {
        var versions = history.EnumerateArray().Select(text => AvroSchema.Parse(text.GetString()!)).ToList();
        foreach (var level in levels.EnumerateObject())
        {
            var parsed = Enum.Parse<CompatibilityLevel>(level.Name.Replace("_", ""), ignoreCase: true);
            Mismatch.Check(level.Name, level.Value.GetBoolean(), SchemaCompatibility.Check(parsed, candidate, versions).Count == 0);
        }
    }
}
