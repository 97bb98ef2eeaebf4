using System.Runtime.CompilerServices;
using Streamiz.Protocol.Generator;

namespace Streamiz.Protocol.Tests;

public sealed class GeneratedTests
{
    [Test]
    public void The_classes_are_those_of_the_declarations()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "libraries", "Streamiz.Protocol"));
        var declarations = Directory.EnumerateFiles(Path.Combine(root, "Messages"), "*.txt").Order(StringComparer.Ordinal).Select(f => Declaration.Parse(File.ReadAllText(f))).ToList();
        var files = CSharp.FilesOf(declarations).ToList();
        string[] stale = [.. files.Where(f => !File.Exists(Path.Combine(root, "Generated", f.Name)) || File.ReadAllText(Path.Combine(root, "Generated", f.Name)) != f.Text).Select(f => f.Name)];
        Assert.That(stale, Is.Empty, "run libraries/Streamiz.Protocol.Generator from the root of the repository");
        Assert.That(Directory.EnumerateFiles(Path.Combine(root, "Generated")).Count(), Is.EqualTo(files.Count));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
