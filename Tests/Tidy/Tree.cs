using System.Text.RegularExpressions;

namespace Streamiz.Tidy;

/// <summary>The repository's files as git sees them: tracked, and untracked ones that are not ignored.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => !Regex.IsMatch(f, @"(^|/)(\.git|artifacts|bin|obj|node_modules|\.feed|data|TestResults)/"))
        .Order(StringComparer.Ordinal)];

    /// <summary>C# sources but generated ones.</summary>
    public static IEnumerable<string> Sources(string folder = "") => Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal)
        && f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Generated/", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The code of a file: comments and texts blanked out, so that only names are left.</summary>
    public static string Code(string file) => Regex.Replace(Read(file), "//[^\n]*|/\\*.*?\\*/|\"\"\"(.*?)\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\n])*\"", " ", RegexOptions.Singleline);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Streamiz.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Streamiz.slnx is not above the tests");
    }
}
