using NUnit.Framework;

namespace Streamiz.Tests;

/// <summary>Finds recordings: the project's own synthetic one, and real ones where they are there (they may not be passed on).</summary>
public static class Recordings
{
    public static string Root { get; } = FindRoot();

    public static string Synthetic => Path.Combine(Root, "samples", "flights-synthetic.jsonl.gz");

    /// <summary>The path of a real recording; the calling test is skipped where it is not there.</summary>
    public static string Real(string name)
    {
        string folder = Environment.GetEnvironmentVariable("STREAMIZ_DATA_HOME") ?? Path.Combine(Root, "..", "shared", "data");
        string path = Path.Combine(folder, name);
        if (!File.Exists(path)) Assert.Ignore($"The real recording {name} is not here (STREAMIZ_DATA_HOME).");
        return path;
    }

    private static string FindRoot()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Streamiz.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The solution's folder was not found.");
    }
}
