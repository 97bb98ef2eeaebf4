namespace Streamiz.Conformance.Streams;

/// <summary>Runs every case of the Streams vectors in a folder.</summary>
public static class StreamsConformance
{
    public static Scoreboard Run(string vectors)
    {
        var board = new Scoreboard();
        foreach (string file in Directory.EnumerateFiles(vectors, "*.json").Order(StringComparer.Ordinal))
            board.Count(Path.GetFileNameWithoutExtension(file), "not-run", false);
        return board;
    }
}
