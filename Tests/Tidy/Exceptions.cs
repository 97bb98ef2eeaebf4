namespace Streamiz.Tidy;

/// <summary>What is let pass, each with its reason: <c>rule file reason</c>, a line each, in exceptions.txt. One that is no longer needed fails too.</summary>
internal static class Exceptions
{
    private static readonly List<(string Rule, string File, string Reason)> All = [.. Tree.Lines("Tests/Tidy/exceptions.txt")
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', 3)).Select(p => (p[0], p[1], p.Length > 2 ? p[2] : ""))];

    /// <summary>Asserts that what breaks a rule is exactly what the list lets pass.</summary>
    public static void Hold(string rule, IEnumerable<(string File, string What)> broken)
    {
        var found = broken.ToList();
        var allowed = All.Where(e => e.Rule == rule).ToList();
        var unlisted = found.Where(b => allowed.All(e => e.File != b.File)).Select(b => $"{b.File}: {b.What}").Distinct().ToList();
        var idle = allowed.Where(e => found.All(b => b.File != e.File)).Select(e => $"exceptions.txt: {e.Rule} {e.File} is not needed (any more)").ToList();
        var unreasoned = allowed.Where(e => e.Reason.Length == 0).Select(e => $"exceptions.txt: {e.Rule} {e.File} gives no reason").ToList();
        Assert.That(string.Join(Environment.NewLine, unlisted.Concat(idle).Concat(unreasoned)), Is.Empty, rule);
    }
}
