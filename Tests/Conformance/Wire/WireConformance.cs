using System.Text.Json.Nodes;
using Streamiz.Protocol.Generator;

namespace Streamiz.Conformance.Wire;

/// <summary>Runs every case of the wire vectors in a folder; a file that is not there is left out.</summary>
public static class WireConformance
{
    public static Scoreboard Run(string vectors)
    {
        var board = new Scoreboard();
        var declarations = Declarations();
        Cases(vectors, "messages.json", (test, id) => MessageCase.Count(board, declarations, test, id));
        Cases(vectors, "batches.json", (test, id) => BatchCase.Count(board, test, id));
        Cases(vectors, "partitioner.json", (test, id) => TableCases.Partitioner(board, test, id));
        Cases(vectors, "errors.json", (test, id) => TableCases.Error(board, test, id));
        string protocol = Path.Combine(vectors, "protocol.txt");
        if (File.Exists(protocol)) LayoutCases.Count(board, declarations, File.ReadAllText(protocol));
        return board;
    }

    /// <summary>The declarations that the protocol's classes are generated from, by name.</summary>
    internal static Dictionary<string, Declaration> Declarations() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "declarations"), "*.txt")
            .Select(file => Declaration.Parse(File.ReadAllText(file)))
            .ToDictionary(d => d.Name);

    private static void Cases(string vectors, string file, Action<JsonObject, string> count)
    {
        string path = Path.Combine(vectors, file);
        if (!File.Exists(path)) return;
        int line = 0;
        foreach (var test in JsonNode.Parse(File.ReadAllText(path))!.AsArray()) count(test!.AsObject(), $"#{++line}");
    }
}
