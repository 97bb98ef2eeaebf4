using Streamiz.SchemaRegistry.Server;

namespace Streamiz.SchemaRegistry;

/// <summary>A registry of this process, asked without HTTP: what an embedded one gives its own process, and what tests use.</summary>
public sealed class InProcessRegistry : ISchemaRegistry
{
    private readonly SchemaCatalog _catalog;

    internal InProcessRegistry(SchemaCatalog catalog) => _catalog = catalog;

    /// <summary>A registry that keeps nothing beyond the process.</summary>
    public static InProcessRegistry InMemory() => new(SchemaCatalog.InMemory());

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> GetByIdAsync(int id, string? subject = null, CancellationToken cancellationToken = default) => AskAsync(
        async () =>
        {
            if (Find(id) is { } known)
                return Of(known);
            await _catalog.RefreshAsync(cancellationToken).ConfigureAwait(false);
            return Of(Find(id) ?? throw RegistryFault.SchemaNotFound(id));
        });

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> GetByGuidAsync(Guid guid, CancellationToken cancellationToken = default) => AskAsync(
        async () =>
        {
            if (Find(guid) is { } known)
                return Of(known);
            await _catalog.RefreshAsync(cancellationToken).ConfigureAwait(false);
            return Of(Find(guid) ?? throw RegistryFault.SchemaNotFound());
        });

    /// <inheritdoc/>
    public ValueTask<int> RegisterAsync(
        string subject, string schema, bool normalize = false, IReadOnlyList<SchemaReference>? references = null, CancellationToken cancellationToken = default) =>
        AskAsync(() => new ValueTask<int>(_catalog.RegisterAsync(SubjectName.Normalize(subject), new SchemaDraft(schema, null, references ?? []), normalize, cancellationToken)));

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> LookupAsync(
        string subject, string schema, bool normalize = false, IReadOnlyList<SchemaReference>? references = null, CancellationToken cancellationToken = default) =>
        AskAsync(() => ValueTask.FromResult(Of(_catalog.Lookup(SubjectName.Normalize(subject), new SchemaDraft(schema, null, references ?? []), normalize, deletedToo: false))));

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> GetVersionAsync(string subject, int version, CancellationToken cancellationToken = default) =>
        AskAsync(() => ValueTask.FromResult(Of(_catalog.Version(SubjectName.Normalize(subject), version < 0 ? "latest" : version.ToString(System.Globalization.CultureInfo.InvariantCulture), deletedToo: false))));

    /// <inheritdoc/>
    public ValueTask<RegisteredSchema> GetLatestAsync(string subject, CancellationToken cancellationToken = default) => GetVersionAsync(subject, -1, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListSubjectsAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<string>>(_catalog.Read(s => s.Subjects.Where(p => p.Value.Values.Any(e => !e.Deleted)).Select(p => p.Key).ToList()));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<int>> ListVersionsAsync(string subject, CancellationToken cancellationToken = default) => AskAsync(() =>
    {
        var versions = Earlier(subject).Select(e => e.Version).ToList();
        return versions.Count > 0 ? ValueTask.FromResult<IReadOnlyList<int>>(versions) : throw RegistryFault.SubjectNotFound(subject);
    });

    /// <inheritdoc/>
    public ValueTask<CompatibilityResult> TestCompatibilityAsync(string subject, string schema, int? version = null, CancellationToken cancellationToken = default) => AskAsync(() =>
    {
        var earlier = Earlier(subject);
        if (version is { } number)
            earlier = number < 0 ? [.. earlier.TakeLast(1)] : [_catalog.Version(SubjectName.Normalize(subject), number.ToString(System.Globalization.CultureInfo.InvariantCulture), deletedToo: false)];
        var messages = _catalog.Test(SubjectName.Normalize(subject), new SchemaDraft(schema, null, []), earlier, normalize: false);
        return ValueTask.FromResult(new CompatibilityResult(messages.Count == 0, messages));
    });

    /// <inheritdoc/>
    public ValueTask<CompatibilityLevel> GetCompatibilityAsync(string? subject = null, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_catalog.LevelInScope(subject));

    /// <inheritdoc/>
    public ValueTask SetCompatibilityAsync(CompatibilityLevel level, string? subject = null, CancellationToken cancellationToken = default) =>
        new(AskAsync(async () =>
        {
            await _catalog.SetLevelAsync(subject, level, cancellationToken).ConfigureAwait(false);
            return true;
        }).AsTask());

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<int>> DeleteSubjectAsync(string subject, bool permanent = false, CancellationToken cancellationToken = default) =>
        AskAsync(() => new ValueTask<IReadOnlyList<int>>(_catalog.DeleteSubjectAsync(SubjectName.Normalize(subject), permanent, cancellationToken)));

    /// <summary>There is nothing to fetch: the catalog is in this process.</summary>
    /// <inheritdoc/>
    public ValueTask WarmUpAsync(IEnumerable<string> subjects, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    /// <summary>Does nothing: the catalog belongs to whoever opened it.</summary>
    public void Dispose()
    {
    }

    private SchemaEntry? Find(int id) => _catalog.Read(s => s.Contexts.Select(c => s.FindIds(c)!.Of(id)).FirstOrDefault(e => e.Count > 0)?[0]);

    private SchemaEntry? Find(Guid guid) => _catalog.Read(s => s.All.FirstOrDefault(e => e.Guid == guid));

    private List<SchemaEntry> Earlier(string subject) => _catalog.Read(s => s.Versions(SubjectName.Normalize(subject)).Where(e => !e.Deleted).ToList());

    private static RegisteredSchema Of(SchemaEntry entry) => new(entry.Subject, entry.Version, entry.Id, entry.Text, entry.References) { SchemaType = entry.SchemaType, Guid = entry.Guid };

    private static async ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RegistryFault fault)
        {
            throw new SchemaRegistryException(fault.Message, fault.Status, fault.Code, fault);
        }
        catch (RegistryStoreException e)
        {
            throw new SchemaRegistryUnavailableException(e.Message, 500, e);
        }
    }
}
