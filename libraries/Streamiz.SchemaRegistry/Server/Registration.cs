namespace Streamiz.SchemaRegistry.Server;

/// <summary>Decides what registering a schema writes, with the catalog held still.</summary>
internal sealed class Registration
{
    private readonly CatalogState _state;
    private readonly string _subject;
    private readonly RegistryMode _mode;
    private SchemaDraft _draft;

    public Registration(CatalogState state, string subject, SchemaDraft draft, RegistryMode mode)
    {
        _state = state;
        _subject = subject;
        _draft = draft;
        _mode = mode;
    }

    public (int Id, IReadOnlyList<RegistryRecord> Records) Decide(
        Func<SchemaDraft, ParsedSchema> parse,
        Func<ParsedSchema, IReadOnlyList<SchemaEntry>, IReadOnlyList<string>> check)
    {
        RequireMode();
        var earlier = _state.Versions(_subject).Where(e => !e.Deleted).ToList();
        if (_mode != RegistryMode.Import)
            TakeOverFrom(earlier.LastOrDefault());
        var parsed = parse(_draft);
        var entry = new SchemaEntry(_subject, 0, _draft.Id, parsed.Text, parsed.References)
        {
            SchemaType = _draft.SchemaType ?? "AVRO",
            Metadata = _draft.Metadata,
            RuleSet = _draft.RuleSet,
        };

        var ids = _state.Ids(SubjectName.ContextOf(_subject));
        var id = _draft.Id;
        if (ids.TryGetId(entry.Identity, out var known) && (id < 0 || id == known))
        {
            if (_draft.Version == 0 && earlier.Exists(e => e.Identity == entry.Identity))
                return (known, []);
            id = known;
        }

        if (_mode != RegistryMode.Import && check(parsed, earlier) is { Count: > 0 } complaints)
            throw RegistryFault.Incompatible(_subject, complaints);
        entry = entry with { Id = id < 0 ? ids.HighestId + 1 : Free(ids, id, entry.Identity), Version = NextVersion() };
        return (entry.Id, [.. Superseded(entry), RegistryRecords.Schema(entry)]);
    }

    private void RequireMode()
    {
        if (_mode is RegistryMode.ReadOnly or RegistryMode.ReadOnlyOverride)
            throw RegistryFault.NotPermitted($"Subject {_subject} is in read-only mode");
        if (_draft.Id >= 0 && _mode != RegistryMode.Import)
            throw RegistryFault.NotPermitted($"Subject {_subject} is not in import mode");
        if (_draft.Id < 0 && _mode != RegistryMode.ReadWrite)
            throw RegistryFault.NotPermitted($"Subject {_subject} is not in read-write mode");
    }

    // A request without a schema keeps the newest one and changes only what stands beside it; metadata and rules are inherited.
    private void TakeOverFrom(SchemaEntry? previous)
    {
        if (string.IsNullOrWhiteSpace(_draft.Schema))
        {
            if (previous is null)
                throw RegistryFault.InvalidSchema("Empty schema");
            _draft = _draft with { Schema = previous.Text, SchemaType = previous.SchemaType, References = previous.References };
        }

        _draft = _draft with { Metadata = _draft.Metadata ?? previous?.Metadata, RuleSet = _draft.RuleSet ?? previous?.RuleSet };
    }

    private int NextVersion()
    {
        var next = _state.Versions(_subject).Select(e => e.Version).DefaultIfEmpty(0).Max() + 1;
        if (_draft.Version > 0 && _draft.Version != next && _mode != RegistryMode.Import)
            throw RegistryFault.InvalidSchema("Version is not one more than previous version");
        return _draft.Version > 0 ? _draft.Version : next;
    }

    private static int Free(ContextIds ids, int id, string identity)
    {
        if (ids.Of(id).Any(e => e.Identity != identity))
            throw RegistryFault.NotPermitted($"Overwrite new schema with id {id} is not permitted.");
        return id;
    }

    // A deleted version with the same schema makes way for the new one.
    private List<RegistryRecord> Superseded(SchemaEntry entry) =>
        [.. _state.Versions(_subject).Where(e => e.Deleted && e.Id == entry.Id && e.Version < entry.Version)
            .Select(e => RegistryRecords.RemoveSchema(e.Subject, e.Version))];
}
