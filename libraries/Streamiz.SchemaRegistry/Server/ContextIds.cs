namespace Streamiz.SchemaRegistry.Server;

/// <summary>The ids of one context: subjects of different contexts number their schemas apart.</summary>
internal sealed class ContextIds
{
    private readonly Dictionary<int, List<SchemaEntry>> _byId = [];
    private readonly Dictionary<string, int> _byIdentity = new(StringComparer.Ordinal);

    /// <summary>Ids up to this one have been handed out at some time, and none is ever handed out twice.</summary>
    public int HighestId { get; private set; }

    public bool TryGetId(string identity, out int id) => _byIdentity.TryGetValue(identity, out id);

    public IReadOnlyList<SchemaEntry> Of(int id) => _byId.TryGetValue(id, out var entries) ? entries : [];

    public void Raise(int id) => HighestId = Math.Max(HighestId, id);

    public void Add(SchemaEntry entry)
    {
        if (!_byId.TryGetValue(entry.Id, out var entries))
            _byId[entry.Id] = entries = [];
        entries.Add(entry);
        _byIdentity.TryAdd(entry.Identity, entry.Id);
        Raise(entry.Id);
    }

    public void Remove(SchemaEntry entry)
    {
        if (!_byId.TryGetValue(entry.Id, out var entries))
            return;
        entries.RemoveAll(e => e.Subject == entry.Subject && e.Version == entry.Version);
        if (entries.Count > 0)
            return;
        _byId.Remove(entry.Id);
        if (_byIdentity.TryGetValue(entry.Identity, out var id) && id == entry.Id)
            _byIdentity.Remove(entry.Identity);
    }
}
