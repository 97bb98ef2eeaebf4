namespace Streamiz.SchemaRegistry.Server;

/// <summary>Decides what deleting writes, with the catalog held still. Soft deletion hides a version, permanent deletion removes it.</summary>
internal static class Deletion
{
    public static (IReadOnlyList<int> Versions, IReadOnlyList<RegistryRecord> Records) OfSubject(
        CatalogState state, string subject, bool permanent, RegistryMode mode)
    {
        if (!state.Has(subject, deletedToo: true))
            throw RegistryFault.SubjectNotFound(subject);
        if (!permanent && !state.Has(subject, deletedToo: false))
            throw RegistryFault.SubjectSoftDeleted(subject);
        RequireWritable(subject, mode);
        var doomed = state.Versions(subject).Where(e => permanent || !e.Deleted).ToList();
        foreach (var entry in doomed)
        {
            RequireUnreferenced(state, entry);
            if (permanent && !entry.Deleted)
                throw RegistryFault.SubjectNotSoftDeleted(subject);
        }

        List<RegistryRecord> records = [];
        if (permanent)
            records.AddRange(doomed.Select(e => RegistryRecords.RemoveSchema(subject, e.Version)));
        else
            records.Add(RegistryRecords.DeleteSubject(subject, doomed[^1].Version));
        if (!permanent)
            AddSettings(state, subject, records);
        return ([.. doomed.Select(e => e.Version)], records);
    }

    public static (int Version, IReadOnlyList<RegistryRecord> Records) OfVersion(
        CatalogState state, string subject, int number, string asked, bool permanent, RegistryMode mode)
    {
        var entry = SchemaCatalog.Find(state, subject, number, deletedToo: true)
            ?? throw (state.Has(subject, deletedToo: true) ? RegistryFault.VersionNotFound(number) : RegistryFault.SubjectNotFound(subject));
        if (!permanent && entry.Deleted)
            throw RegistryFault.VersionSoftDeleted(subject, asked);
        RequireWritable(subject, mode);
        RequireUnreferenced(state, entry);
        if (permanent && !entry.Deleted)
            throw RegistryFault.VersionNotSoftDeleted(subject, entry.Version);

        List<RegistryRecord> records = [permanent ? RegistryRecords.RemoveSchema(subject, entry.Version) : RegistryRecords.Schema(entry with { Deleted = true })];
        if (!permanent && state.Versions(subject).All(e => e.Deleted || e.Version == entry.Version))
            AddSettings(state, subject, records);
        return (entry.Version, records);
    }

    // A subject without versions loses its own level and mode.
    private static void AddSettings(CatalogState state, string subject, List<RegistryRecord> records)
    {
        if (state.Mode(subject) is not null)
            records.Add(RegistryRecords.Mode(subject, null));
        if (state.Level(subject) is not null)
            records.Add(RegistryRecords.Level(subject, null));
    }

    private static void RequireWritable(string subject, RegistryMode mode)
    {
        if (mode is RegistryMode.ReadOnly or RegistryMode.ReadOnlyOverride)
            throw RegistryFault.NotPermitted($"Subject {subject} is in read-only mode");
    }

    private static void RequireUnreferenced(CatalogState state, SchemaEntry entry)
    {
        if (state.All.Any(e => !e.Deleted && e.References.Any(r => r.Subject == entry.Subject && r.Version == entry.Version)))
            throw RegistryFault.ReferenceExists(entry.Subject, entry.Version);
    }
}
