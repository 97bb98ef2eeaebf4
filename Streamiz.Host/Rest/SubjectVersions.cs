namespace Streamiz.Host.Rest;

/// <summary>Versions of one subject.</summary>
internal sealed record SubjectVersions(string Subject, IReadOnlyList<int> Versions);
