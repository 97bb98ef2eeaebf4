namespace Streamiz.SchemaRegistry.Server;

/// <summary>
/// What the log says, in memory: subjects with their versions, ids, levels and modes. It changes only by applying records, in the
/// order of the log; whoever uses it holds the catalog's lock.
/// </summary>
internal sealed class CatalogState
{
    private readonly SortedDictionary<string, SortedDictionary<int, SchemaEntry>> _subjects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ContextIds> _contexts = new(StringComparer.Ordinal) { [SubjectName.DefaultContext] = new ContextIds() };
    private readonly Dictionary<string, CompatibilityLevel> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegistryMode> _modes = new(StringComparer.Ordinal);

    public CompatibilityLevel? GlobalLevel { get; private set; }

    public RegistryMode? GlobalMode { get; private set; }

    public IEnumerable<string> Contexts => _contexts.Keys;

    public IEnumerable<SchemaEntry> All => _subjects.Values.SelectMany(v => v.Values);

    public IEnumerable<KeyValuePair<string, SortedDictionary<int, SchemaEntry>>> Subjects => _subjects;

    public IReadOnlyDictionary<string, CompatibilityLevel> Levels => _levels;

    public IReadOnlyDictionary<string, RegistryMode> Modes => _modes;

    public IEnumerable<SchemaEntry> Versions(string subject) => _subjects.TryGetValue(subject, out var versions) ? versions.Values : [];

    public SchemaEntry? Version(string subject, int version) =>
        _subjects.TryGetValue(subject, out var versions) && versions.TryGetValue(version, out var entry) ? entry : null;

    public SchemaEntry? Latest(string subject) => Versions(subject).LastOrDefault(e => !e.Deleted);

    public bool Has(string subject, bool deletedToo) => Versions(subject).Any(e => deletedToo || !e.Deleted);

    public ContextIds Ids(string context)
    {
        if (!_contexts.TryGetValue(context, out var ids))
            _contexts[context] = ids = new ContextIds();
        return ids;
    }

    public ContextIds? FindIds(string context) => _contexts.GetValueOrDefault(context);

    public CompatibilityLevel? Level(string subject) => _levels.TryGetValue(subject, out var level) ? level : null;

    public RegistryMode? Mode(string subject) => _modes.TryGetValue(subject, out var mode) ? mode : null;

    public void Put(SchemaEntry entry)
    {
        Remove(entry.Subject, entry.Version);
        if (!_subjects.TryGetValue(entry.Subject, out var versions))
            _subjects[entry.Subject] = versions = [];
        versions[entry.Version] = entry;
        Ids(SubjectName.ContextOf(entry.Subject)).Add(entry);
    }

    public void Remove(string subject, int version)
    {
        if (!_subjects.TryGetValue(subject, out var versions) || !versions.Remove(version, out var entry))
            return;
        Ids(SubjectName.ContextOf(subject)).Remove(entry);
        if (versions.Count == 0)
            _subjects.Remove(subject);
    }

    public void SoftDelete(string subject, int upToVersion)
    {
        foreach (var entry in Versions(subject).Where(e => e.Version <= upToVersion && !e.Deleted).ToList())
            Put(entry with { Deleted = true });
    }

    public void ClearDeleted(string? subject)
    {
        foreach (var entry in All.Where(e => e.Deleted && (subject is null || e.Subject == subject)).ToList())
            Remove(entry.Subject, entry.Version);
    }

    public void SetLevel(string? subject, CompatibilityLevel? level)
    {
        if (subject is null)
            GlobalLevel = level;
        else if (level is { } some)
            _levels[subject] = some;
        else
            _levels.Remove(subject);
    }

    public void SetMode(string? subject, RegistryMode? mode)
    {
        if (subject is null)
            GlobalMode = mode;
        else if (mode is { } some)
            _modes[subject] = some;
        else
            _modes.Remove(subject);
    }
}
