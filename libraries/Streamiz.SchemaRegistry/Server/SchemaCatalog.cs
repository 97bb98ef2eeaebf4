using System.Globalization;

namespace Streamiz.SchemaRegistry.Server;

/// <summary>
/// What the registry does, without HTTP. Reading takes a lock for a moment. Writing goes one at a time: it looks at what is there,
/// decides, makes its records safe in the log, and applies them; so two clients that register one schema at once get one id.
/// </summary>
internal sealed class SchemaCatalog : IAsyncDisposable
{
    private const int MaxWriteAttempts = 20;

    private readonly IRegistryLog _log;
    private readonly CompatibilityLevel _defaultLevel;
    private readonly CatalogState _state = new();
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1);

    private SchemaCatalog(IRegistryLog log, CompatibilityLevel defaultLevel)
    {
        _log = log;
        _defaultLevel = defaultLevel;
    }

    /// <summary>Reads the log and is ready. The catalog owns the log from now on.</summary>
    public static async Task<SchemaCatalog> OpenAsync(IRegistryLog log, CompatibilityLevel defaultLevel, CancellationToken cancellationToken)
    {
        var catalog = new SchemaCatalog(log, defaultLevel);
        await catalog.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return catalog;
    }

    /// <summary>A catalog that keeps nothing beyond the process.</summary>
    public static SchemaCatalog InMemory() => new(new MemoryRegistryLog(), CompatibilityLevel.Backward);

    /// <summary>Takes in what others have written to the log.</summary>
    public ValueTask RefreshAsync(CancellationToken cancellationToken) => _log.CatchUpAsync(Apply, cancellationToken);

    public T Read<T>(Func<CatalogState, T> read)
    {
        lock (_lock)
            return read(_state);
    }

    public CompatibilityLevel LevelInScope(string? subject) => Read(s => LevelInScope(s, subject));

    public CompatibilityLevel? Level(string? subject) =>
        Read(s => subject is null ? s.GlobalLevel ?? _defaultLevel : s.Level(subject));

    public RegistryMode ModeInScope(string? subject) => Read(s => ModeInScope(s, subject));

    public RegistryMode? Mode(string? subject) => Read<RegistryMode?>(s =>
        s.GlobalMode == RegistryMode.ReadOnlyOverride ? RegistryMode.ReadOnlyOverride
        : subject is null ? s.GlobalMode ?? RegistryMode.ReadWrite
        : s.Mode(subject));

    /// <summary>One version of a subject; <paramref name="version"/> is a number, -1 or <c>latest</c>.</summary>
    public SchemaEntry Version(string subject, string version, bool deletedToo)
    {
        var number = ParseVersion(version);
        return Read(s =>
        {
            var entry = Find(s, subject, number, deletedToo);
            if (entry is not null)
                return entry;
            throw s.Has(subject, deletedToo) ? RegistryFault.VersionNotFound(number) : RegistryFault.SubjectNotFound(subject);
        });
    }

    /// <summary>The version of the subject that has this very schema.</summary>
    public SchemaEntry Lookup(string subject, SchemaDraft draft, bool normalize, bool deletedToo)
    {
        if (!Read(s => s.Has(subject, deletedToo)))
            throw RegistryFault.SubjectNotFound(subject);
        var parsed = Parse(draft, normalize);
        return Read(s => Find(s, subject, parsed, draft, deletedToo)) ?? throw RegistryFault.SchemaNotFound();
    }

    /// <summary>What speaks against registering a schema after the given versions; empty when nothing does.</summary>
    public IReadOnlyList<string> Test(string subject, SchemaDraft draft, IReadOnlyList<SchemaEntry> earlier, bool normalize)
    {
        if (string.IsNullOrWhiteSpace(draft.Schema))
            throw RegistryFault.InvalidSchema("Empty schema");
        return Check(LevelInScope(subject), Parse(draft, normalize), earlier);
    }

    public async Task<int> RegisterAsync(string subject, SchemaDraft draft, bool normalize, CancellationToken cancellationToken)
    {
        if (!SubjectName.IsValid(subject))
            throw RegistryFault.InvalidSubject(subject);
        if (draft.Version == 0 && Existing(subject, draft, normalize) is { } known && (draft.Id < 0 || draft.Id == known.Id))
            return known.Id;
        return await WriteAsync(
            () =>
            {
                var plan = new Registration(_state, subject, draft, ModeInScope(_state, subject));
                return plan.Decide(d => Parse(d, normalize), (parsed, earlier) => Check(LevelInScope(_state, subject), parsed, earlier));
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<int>> DeleteSubjectAsync(string subject, bool permanent, CancellationToken cancellationToken) =>
        WriteAsync(() => Deletion.OfSubject(_state, subject, permanent, ModeInScope(_state, subject)), cancellationToken);

    public Task<int> DeleteVersionAsync(string subject, string version, bool permanent, CancellationToken cancellationToken)
    {
        var number = ParseVersion(version);
        return WriteAsync(() => Deletion.OfVersion(_state, subject, number, version, permanent, ModeInScope(_state, subject)), cancellationToken);
    }

    public Task SetLevelAsync(string? subject, CompatibilityLevel? level, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            RequireWritable(subject);
            return (true, (IReadOnlyList<RegistryRecord>)[RegistryRecords.Level(subject, level)]);
        },
        cancellationToken);

    public Task SetModeAsync(string? subject, RegistryMode? mode, bool force, CancellationToken cancellationToken) => WriteAsync(
        () =>
        {
            List<RegistryRecord> records = [];
            if (mode == RegistryMode.Import && ModeInScope(_state, subject) != RegistryMode.Import && !force)
            {
                if (subject is null ? _state.All.Any(e => !e.Deleted) : _state.Has(subject, deletedToo: false))
                    throw RegistryFault.NotPermitted("Cannot import since found existing subjects");
                records.Add(RegistryRecords.ClearSubject(subject));
            }

            records.Add(RegistryRecords.Mode(subject, mode));
            return (true, (IReadOnlyList<RegistryRecord>)records);
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    public static int ParseVersion(string version)
    {
        if (version is "latest" or "-1")
            return -1;
        return int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw RegistryFault.InvalidVersion(version);
    }

    public static SchemaEntry? Find(CatalogState state, string subject, int version, bool deletedToo)
    {
        if (version < 0)
            return state.Latest(subject);
        var entry = state.Version(subject, version);
        return entry is { Deleted: true } && !deletedToo ? null : entry;
    }

    private async Task<T> WriteAsync<T>(Func<(T Answer, IReadOnlyList<RegistryRecord> Records)> decide, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 0; attempt < MaxWriteAttempts; attempt++)
            {
                await RefreshAsync(cancellationToken).ConfigureAwait(false);
                T answer;
                IReadOnlyList<RegistryRecord> records;
                lock (_lock)
                    (answer, records) = decide();
                if (records.Count == 0)
                    return answer;
                // Not cancelled half-way: once the records may be in the log they have to be in the state as well.
                if (!await _log.AppendAsync(records, CancellationToken.None).ConfigureAwait(false))
                    continue;
                lock (_lock)
                {
                    foreach (var record in records)
                        RegistryRecords.Apply(record, _state);
                }

                return answer;
            }

            throw new RegistryStoreException("Other registries write to the same log all the time.");
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Apply(RegistryRecord record)
    {
        lock (_lock)
            RegistryRecords.Apply(record, _state);
    }

    private SchemaEntry? Existing(string subject, SchemaDraft draft, bool normalize)
    {
        if (string.IsNullOrWhiteSpace(draft.Schema) || !Read(s => s.Has(subject, deletedToo: false)))
            return null;
        var parsed = Parse(draft, normalize);
        return Read(s => Find(s, subject, parsed, draft, deletedToo: false));
    }

    private static SchemaEntry? Find(CatalogState state, string subject, ParsedSchema parsed, SchemaDraft draft, bool deletedToo)
    {
        var identity = SchemaEntry.IdentityOf(parsed.Text, parsed.References, draft.Metadata, draft.RuleSet);
        SchemaEntry? found = null;
        foreach (var entry in state.Versions(subject))
        {
            if ((deletedToo || !entry.Deleted) && entry.Identity == identity)
                found = entry;
        }

        return found;
    }

    private ParsedSchema Parse(SchemaDraft draft, bool normalize) =>
        ParsedSchema.Parse(draft, normalize, (subject, version) => Read(s => Find(s, subject, version, deletedToo: true)));

    private List<string> Check(CompatibilityLevel level, ParsedSchema candidate, IReadOnlyList<SchemaEntry> earlier)
    {
        List<string> complaints = [];
        if (level == CompatibilityLevel.None || earlier.Count == 0)
            return complaints;
        var last = level.IsTransitive() ? 0 : earlier.Count - 1;
        for (var i = earlier.Count - 1; i >= last && complaints.Count == 0; i--)
        {
            var old = Parse(new SchemaDraft(earlier[i].Text, earlier[i].SchemaType, earlier[i].References), normalize: false);
            if (level.ReadsOld())
                complaints.AddRange(ParsedSchema.Complaints(candidate, old, "new", "old"));
            if (level.ReadByOld())
                complaints.AddRange(ParsedSchema.Complaints(old, candidate, "old", "new"));
            if (complaints.Count == 0)
                continue;
            complaints.Add($"{{oldSchemaVersion: {earlier[i].Version}}}");
            complaints.Add($"{{oldSchema: '{earlier[i].Text}'}}");
            complaints.Add($"{{compatibility: '{level.Name()}'}}");
        }

        return complaints;
    }

    private void RequireWritable(string? subject)
    {
        if (ModeInScope(_state, subject) is RegistryMode.ReadOnly or RegistryMode.ReadOnlyOverride)
            throw RegistryFault.NotPermitted($"Subject {subject ?? "null"} is in read-only mode");
    }

    private CompatibilityLevel LevelInScope(CatalogState state, string? subject) =>
        (subject is null ? null : state.Level(subject)) ?? state.GlobalLevel ?? _defaultLevel;

    private static RegistryMode ModeInScope(CatalogState state, string? subject) =>
        state.GlobalMode == RegistryMode.ReadOnlyOverride
            ? RegistryMode.ReadOnlyOverride
            : (subject is null ? null : state.Mode(subject)) ?? state.GlobalMode ?? RegistryMode.ReadWrite;
}
