namespace Streamiz.SchemaRegistry.Server;

/// <summary>A subject may name its context before it: <c>:.context:subject</c>. Without one it is in the default context.</summary>
internal static class SubjectName
{
    public const string DefaultContext = ".";

    /// <summary>The context of a qualified subject, with its leading point.</summary>
    public static string ContextOf(string subject)
    {
        if (!subject.StartsWith(":.", StringComparison.Ordinal))
            return DefaultContext;
        var end = subject.IndexOf(':', 2);
        return end < 0 ? subject[1..] : subject[1..end];
    }

    /// <summary>Writes the subject of the default context without its context.</summary>
    public static string Normalize(string subject) =>
        subject.StartsWith(":.:", StringComparison.Ordinal) ? subject[3..] : subject;

    /// <summary>Puts a subject into a context, unless it names one already.</summary>
    public static string Qualify(string context, string subject)
    {
        if (context is "" or DefaultContext || subject.StartsWith(":.", StringComparison.Ordinal))
            return Normalize(subject);
        return $":{(context.StartsWith('.') ? context : "." + context)}:{subject}";
    }

    public static bool IsValid(string subject) =>
        subject.Length > 0 && !subject.Any(char.IsControl) && subject is not ("__GLOBAL" or "__EMPTY");
}
