namespace Streamiz.SchemaRegistry.Server;

/// <summary>Which subjects a listing is about: <c>:*:p</c> is the prefix p in every context, <c>:.c:p</c> in one, <c>p</c> in the default one.</summary>
internal readonly struct SubjectPrefix
{
    private readonly string _prefix;
    private readonly string? _context;

    public SubjectPrefix(string context, string? prefix)
    {
        const string anyContext = ":*:";
        if (prefix is null && context.Length == 0 || prefix?.StartsWith(anyContext, StringComparison.Ordinal) == true)
        {
            _context = null;
            _prefix = prefix is null ? "" : prefix[anyContext.Length..];
            return;
        }

        var qualified = SubjectName.Qualify(context, prefix ?? "");
        _context = SubjectName.ContextOf(qualified);
        _prefix = Bare(qualified);
    }

    public bool Matches(string subject) =>
        (_context is null || SubjectName.ContextOf(subject) == _context) && Bare(subject).StartsWith(_prefix, StringComparison.Ordinal);

    private static string Bare(string subject)
    {
        if (!subject.StartsWith(":.", StringComparison.Ordinal))
            return subject;
        var end = subject.IndexOf(':', 2);
        return end < 0 ? "" : subject[(end + 1)..];
    }
}
