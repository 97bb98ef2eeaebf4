using Streamiz.Avro;

namespace Streamiz.Host.Schemas;

/// <summary>Says how two versions of a schema differ, in the order of the newer one's fields.</summary>
public sealed class SchemaDiff
{
    private readonly List<SchemaChange> _changes = [];
    private readonly HashSet<(string, string)> _seen = [];

    /// <summary>Lists the differences; empty when there is none but in form.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version.</param>
    public static IReadOnlyList<SchemaChange> Between(AvroSchema before, AvroSchema after)
    {
        var diff = new SchemaDiff();
        diff.Compare("", before, after);
        return diff._changes;
    }

    private void Compare(string path, AvroSchema before, AvroSchema after)
    {
        switch (before, after)
        {
            case (RecordSchema older, RecordSchema newer):
                CompareRecords(path, older, newer);
                break;
            case (EnumSchema older, EnumSchema newer):
                CompareNames(path, older, newer);
                var gone = older.Symbols.Except(newer.Symbols).ToList();
                var come = newer.Symbols.Except(older.Symbols).ToList();
                if (gone.Count + come.Count > 0)
                    _changes.Add(new SchemaChange(path, "symbols", string.Join(",", older.Symbols), string.Join(",", newer.Symbols)));
                break;
            case (FixedSchema older, FixedSchema newer):
                CompareNames(path, older, newer);
                if (older.Size != newer.Size)
                    _changes.Add(new SchemaChange(path, "size", $"{older.Size}", $"{newer.Size}"));
                break;
            case (ArraySchema older, ArraySchema newer):
                Compare(path + "[]", older.Items, newer.Items);
                break;
            case (MapSchema older, MapSchema newer):
                Compare(path + "{}", older.Values, newer.Values);
                break;
            case (UnionSchema older, UnionSchema newer) when older.Branches.Select(b => b.TypeName).SequenceEqual(newer.Branches.Select(b => b.TypeName)):
                for (var i = 0; i < older.Branches.Count; i++)
                    Compare(path, older.Branches[i], newer.Branches[i]);
                break;
            default:
                if (Describe(before) != Describe(after))
                    _changes.Add(new SchemaChange(path, "type", Describe(before), Describe(after)));
                break;
        }
    }

    private void CompareRecords(string path, RecordSchema before, RecordSchema after)
    {
        // A record may hold itself; a pair that was looked at once is not looked at again.
        if (!_seen.Add((before.FullName, after.FullName)))
            return;
        CompareNames(path, before, after);
        var matched = new HashSet<RecordField>();
        foreach (var field in after.Fields)
        {
            var older = before.FindField(field.Name) ?? field.Aliases.Select(before.FindField).FirstOrDefault(f => f is not null);
            if (older is null)
            {
                _changes.Add(new SchemaChange(Join(path, field.Name), "added", null, $"{Describe(field.Schema)}{(field.Default is null ? " without a default" : $" = {field.Default}")}"));
                continue;
            }

            matched.Add(older);
            CompareFields(Join(path, field.Name), older, field);
        }

        foreach (var field in before.Fields.Where(f => !matched.Contains(f)))
            _changes.Add(new SchemaChange(Join(path, field.Name), "removed", Describe(field.Schema), null));
        var order = before.Fields.Where(matched.Contains).Select(f => f.Name).ToList();
        var kept = after.Fields.Select(f => before.FindField(f.Name)?.Name ?? f.Aliases.FirstOrDefault(a => before.FindField(a) is not null)).OfType<string>().ToList();
        if (!order.SequenceEqual(kept))
            _changes.Add(new SchemaChange(path, "moved", string.Join(",", order), string.Join(",", kept)));
    }

    private void CompareFields(string path, RecordField before, RecordField after)
    {
        if (before.Name != after.Name)
            _changes.Add(new SchemaChange(path, "renamed", before.Name, after.Name));
        Compare(path, before.Schema, after.Schema);
        if (before.Default?.ToString() != after.Default?.ToString())
            _changes.Add(new SchemaChange(path, "default", before.Default?.ToString() ?? "none", after.Default?.ToString() ?? "none"));
        if (before.Doc != after.Doc)
            _changes.Add(new SchemaChange(path, "doc", before.Doc, after.Doc));
    }

    private void CompareNames(string path, NamedSchema before, NamedSchema after)
    {
        if (before.FullName != after.FullName)
            _changes.Add(new SchemaChange(path, "name", before.FullName, after.FullName));
        if (before.Doc != after.Doc)
            _changes.Add(new SchemaChange(path, "doc", before.Doc, after.Doc));
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Describe(AvroSchema schema) => schema switch
    {
        UnionSchema union => $"[{string.Join(", ", union.Branches.Select(Describe))}]",
        ArraySchema array => $"array of {Describe(array.Items)}",
        MapSchema map => $"map of {Describe(map.Values)}",
        _ => schema.LogicalType is { } logical ? $"{schema.TypeName} ({logical.Name})" : schema.TypeName,
    };
}
