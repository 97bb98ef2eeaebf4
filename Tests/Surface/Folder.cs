namespace Streamiz.Surface;

/// <summary>The sources of these tests: golden files are compared with, and written to, what is under version control.</summary>
internal static class Folder
{
    public static string Here { get; } = Find();

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Here, file));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Streamiz.slnx"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Streamiz.slnx is not above the tests"), "Tests", "Surface");
    }
}
