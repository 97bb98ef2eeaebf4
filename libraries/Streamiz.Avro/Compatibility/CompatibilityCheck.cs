namespace Streamiz.Avro;

/// <summary>
/// One check of a reader's schema against a writer's. Answers are remembered for a pair of schema objects with the locations they had when they were
/// found, so that a named type used twice is listed twice with the location of its first place: that is how Avro Java lists them.
/// </summary>
internal sealed class CompatibilityCheck
{
    // Null while a pair is being worked on: a pair within itself is taken for compatible, since something else must prove that it is not.
    private readonly Dictionary<(AvroSchema, AvroSchema), List<Incompatibility>?> _known = [];

    // What the answers together may list: pairs that meet again and again could make it grow without end.
    private const int MostEntries = 100_000;

    public List<Incompatibility> Run(AvroSchema reader, AvroSchema writer) => Visit(reader, writer, new Location(null, ""));

    private List<Incompatibility> Visit(AvroSchema reader, AvroSchema writer, Location location)
    {
        Depth.Check();
        if (_known.TryGetValue((reader, writer), out var known)) return known ?? [];
        _known[(reader, writer)] = null;
        var found = new List<Incompatibility>();
        Compare(reader, writer, location, found);
        _known[(reader, writer)] = found;
        return found;
    }

    private void Compare(AvroSchema reader, AvroSchema writer, Location location, List<Incompatibility> found)
    {
        switch (reader, writer)
        {
            case (UnionSchema, UnionSchema to):
                CompareUnions(reader, to, location, found);
                break;
            case (_, UnionSchema to):
                for (int i = 0; i < to.Branches.Count; i++) AddAll(found, Visit(reader, to.Branches[i], location.Of(i)));
                break;
            case (UnionSchema from, _):
                if (!from.Branches.Any(branch => Visit(branch, writer, new Location(null, "")).Count == 0))
                    Add(IncompatibilityType.MissingUnionBranch, location, "reader union lacking writer type: " + Word(writer), reader, writer, found);
                break;
            case (ArraySchema from, ArraySchema to):
                AddAll(found, Visit(from.Items, to.Items, location.Of("items")));
                break;
            case (MapSchema from, MapSchema to):
                AddAll(found, Visit(from.Values, to.Values, location.Of("values")));
                break;
            case (NamedSchema from, NamedSchema to) when from.Type == to.Type:
                CompareNamed(from, to, location, found);
                break;
            default:
                if (PrimitiveOf(reader, writer) is null)
                    Add(IncompatibilityType.TypeMismatch, location, $"reader type: {Word(reader)} not compatible with writer type: {Word(writer)}", reader, writer, found);
                break;
        }
    }

    private void CompareUnions(AvroSchema reader, UnionSchema writer, Location location, List<Incompatibility> found)
    {
        for (int i = 0; i < writer.Branches.Count; i++)
        {
            // A fresh location: what is wrong inside the branch is not listed.
            if (Visit(reader, writer.Branches[i], new Location(null, "")).Count == 0) continue;
            Add(IncompatibilityType.MissingUnionBranch, location.Of(i), "reader union lacking writer type: " + Word(writer.Branches[i]), reader, writer, found);
        }
    }

    private void CompareNamed(NamedSchema reader, NamedSchema writer, Location location, List<Incompatibility> found)
    {
        if (reader.Name != writer.Name && !reader.Aliases.Contains(writer.FullName))
            Add(IncompatibilityType.NameMismatch, location.Of("name"), "expected: " + writer.FullName, reader, writer, found);
        switch (reader, writer)
        {
            case (FixedSchema from, FixedSchema to):
                if (from.Size != to.Size) Add(IncompatibilityType.FixedSizeMismatch, location.Of("size"), $"expected: {to.Size}, found: {from.Size}", reader, writer, found);
                break;
            case (EnumSchema from, EnumSchema to):
                var missing = to.Symbols.Where(symbol => from.IndexOf(symbol) < 0).Order(StringComparer.Ordinal).ToList();
                if (missing.Count > 0 && from.Default is null) Add(IncompatibilityType.MissingEnumSymbols, location.Of("symbols"), $"[{string.Join(", ", missing)}]", reader, writer, found);
                break;
            case (RecordSchema from, RecordSchema to):
                CompareFields(from, to, location.Of("fields"), found);
                break;
        }
    }

    private void CompareFields(RecordSchema reader, RecordSchema writer, Location location, List<Incompatibility> found)
    {
        foreach (var field in reader.Fields)
        {
            var place = location.Of(field.Position);
            if (SourceOf(field, writer) is { } source)
            {
                AddAll(found, Visit(field.Schema, source.Schema, place.Of("type")));
            }
            else if (field.Default is null)
            {
                // An enum with a default symbol is held against the whole record, which never is one: so the trouble is listed as a mismatch of types.
                if (field.Schema is EnumSchema { Default: not null }) AddAll(found, Visit(field.Schema, writer, place.Of("type")));
                else Add(IncompatibilityType.ReaderFieldMissingDefaultValue, place, field.Name, reader, writer, found);
            }
        }
    }

    private static RecordField? SourceOf(RecordField field, RecordSchema writer)
    {
        var source = writer.FindField(field.Name);
        foreach (string alias in field.Aliases)
        {
            if (writer.FindField(alias) is not { } other) continue;
            if (source != null) throw new AvroSchemaException($"field '{field.Name}' of the reader matches '{source.Name}' and '{other.Name}' of the writer's '{writer.FullName}'");
            source = other;
        }
        return source;
    }

    private static PrimitiveConversion? PrimitiveOf(AvroSchema reader, AvroSchema writer) =>
        reader is PrimitiveSchema && writer is PrimitiveSchema ? PrimitiveReader.Between(writer.Type, reader.Type) : null;

    private static void Add(IncompatibilityType type, Location location, string message, AvroSchema reader, AvroSchema writer, List<Incompatibility> found) =>
        found.Add(new Incompatibility(type, location.ToString(), message, reader, writer));

    private static void AddAll(List<Incompatibility> found, List<Incompatibility> more)
    {
        if (found.Count + more.Count > MostEntries) throw new AvroSchemaException("the schemas differ in too many places to list them");
        found.AddRange(more);
    }

    private static string Word(AvroSchema schema) => schema.Type.ToString().ToUpperInvariant();

    private sealed class Location(Location? outer, string part)
    {
        public Location Of(string inner) => new(this, inner);

        public Location Of(int number) => new(this, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

        public override string ToString()
        {
            var parts = new Stack<string>();
            for (var at = this; at.Outer != null; at = at.Outer) parts.Push(at.Part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            return "/" + string.Join('/', parts);
        }

        private Location? Outer => outer;

        private string Part => part;
    }
}
