namespace Streamiz.Host.Flights;

/// <summary>The registry, as much as the page and the answers ask of it.</summary>
internal interface ISchemaCatalog
{
    Task<IReadOnlyList<string>> SubjectsAsync(CancellationToken cancellationToken);

    /// <summary>Null when there is no such subject.</summary>
    Task<IReadOnlyList<int>?> VersionsAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Null when there is no such subject or version.</summary>
    Task<SchemaVersion?> VersionAsync(string subject, int version, CancellationToken cancellationToken);
}
