namespace Streamiz.Host.Rest;

/// <summary>Subjects of the registry.</summary>
internal sealed record SubjectList(IReadOnlyList<string> Subjects);
