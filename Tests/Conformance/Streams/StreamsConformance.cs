using System.Text.Json.Nodes;

namespace Streamiz.Conformance.Streams;

/// <summary>Runs every case of the streams vectors in a folder.</summary>
public static class StreamsConformance
{
    private static readonly TimeSpan CaseLimit = TimeSpan.FromSeconds(30);

    public static Scoreboard Run(string vectors)
    {
        var board = new Scoreboard();
        string? only = Environment.GetEnvironmentVariable("STREAMIZ_CASES");
        foreach (var (family, name, @case) in Cases(vectors))
        {
            if (only is not null && !name.Contains(only, StringComparison.Ordinal)) continue;
            foreach (var (aspect, difference) in Check(@case))
            {
                board.Count($"{family} {aspect}", name, difference is null);
                if (difference is not null && only is not null) Console.Error.WriteLine($"{name} {aspect}: {difference}");
            }
        }

        return board;
    }

    /// <summary>All cases of a folder.</summary>
    internal static IEnumerable<(string Family, string Name, JsonObject Case)> Cases(string vectors)
    {
        foreach (string file in Directory.EnumerateFiles(vectors, "*.json").Order(StringComparer.Ordinal))
        {
            var root = JsonNode.Parse(File.ReadAllText(file))!;
            foreach (var @case in root["cases"]!.AsArray()) yield return ((string)root["family"]!, (string)@case!["name"]!, @case.AsObject());
        }
    }

    /// <summary>Runs a case and gives, per aspect, the first difference, or null.</summary>
    internal static IEnumerable<(string Aspect, string? Difference)> Check(JsonObject @case)
    {
        var expected = @case["expected"]!.AsObject();
        Actual? actual = null;
        // A case that never ends must not keep the others from being run.
        var thread = new Thread(() => actual = new CaseRun(@case).Run()) { IsBackground = true };
        thread.Start();
        return thread.Join(CaseLimit) ? Comparison.Of(expected, actual!) : Comparison.Aspects.Select(aspect => (aspect, (string?)$"not ended after {CaseLimit}"));
    }
}
