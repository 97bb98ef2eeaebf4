namespace Streamiz.SchemaRegistry;

/// <summary>
/// What serdes and tools ask of a schema registry. Every method throws <see cref="SchemaRegistryException"/> for a refusal and
/// <see cref="SchemaRegistryUnavailableException"/> for an outage.
/// </summary>
public interface ISchemaRegistry : IDisposable
{
    /// <summary>The schema of an id. An id never changes its schema, so the answer is kept.</summary>
    /// <param name="id">The id, as it stands before a value.</param>
    /// <param name="subject">The subject, where ids are numbered by context.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<RegisteredSchema> GetByIdAsync(int id, string? subject = null, CancellationToken cancellationToken = default);

    /// <summary>The schema of a guid, which stands in a record's header. The answer is kept.</summary>
    /// <param name="guid">The guid.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<RegisteredSchema> GetByGuidAsync(Guid guid, CancellationToken cancellationToken = default);

    /// <summary>Registers a schema, or finds it where it is registered already. The id is kept.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="schema">The schema as JSON text.</param>
    /// <param name="normalize">Whether the registry is to ignore differences of form.</param>
    /// <param name="references">The schemas that this one uses.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<int> RegisterAsync(
        string subject, string schema, bool normalize = false, IReadOnlyList<SchemaReference>? references = null, CancellationToken cancellationToken = default);

    /// <summary>Finds the version of a subject that has this very schema. The answer is kept.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="schema">The schema as JSON text.</param>
    /// <param name="normalize">Whether the registry is to ignore differences of form.</param>
    /// <param name="references">The schemas that this one uses.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<RegisteredSchema> LookupAsync(
        string subject, string schema, bool normalize = false, IReadOnlyList<SchemaReference>? references = null, CancellationToken cancellationToken = default);

    /// <summary>One version of a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="version">The version; -1 is the newest one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<RegisteredSchema> GetVersionAsync(string subject, int version, CancellationToken cancellationToken = default);

    /// <summary>The newest version of a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<RegisteredSchema> GetLatestAsync(string subject, CancellationToken cancellationToken = default);

    /// <summary>The names of all subjects.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<IReadOnlyList<string>> ListSubjectsAsync(CancellationToken cancellationToken = default);

    /// <summary>The versions of a subject, oldest first.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<IReadOnlyList<int>> ListVersionsAsync(string subject, CancellationToken cancellationToken = default);

    /// <summary>Asks whether a schema could be registered, against one version or against all.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="schema">The schema as JSON text.</param>
    /// <param name="version">The version to test against; -1 the newest one, null all that the level asks for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<CompatibilityResult> TestCompatibilityAsync(string subject, string schema, int? version = null, CancellationToken cancellationToken = default);

    /// <summary>The level that holds for a subject, or for the registry as a whole.</summary>
    /// <param name="subject">The subject; null for the registry.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<CompatibilityLevel> GetCompatibilityAsync(string? subject = null, CancellationToken cancellationToken = default);

    /// <summary>Sets the level of a subject, or of the registry as a whole.</summary>
    /// <param name="level">The level.</param>
    /// <param name="subject">The subject; null for the registry.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask SetCompatibilityAsync(CompatibilityLevel level, string? subject = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a subject and tells which versions went.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="permanent">Whether to remove for good what was deleted before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<IReadOnlyList<int>> DeleteSubjectAsync(string subject, bool permanent = false, CancellationToken cancellationToken = default);

    /// <summary>Fetches every version of some subjects ahead of use, so that no record has to wait for one.</summary>
    /// <param name="subjects">The subjects; those that are not there yet are passed over.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask WarmUpAsync(IEnumerable<string> subjects, CancellationToken cancellationToken = default);
}
