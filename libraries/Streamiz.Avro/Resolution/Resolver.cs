namespace Streamiz.Avro;

/// <summary>
/// Works out how data of one schema become values of another, after the rules of the specification with Avro Java's reading of them:
/// of a reader's union the branch of the same type goes before one by promotion; what does not match is a fault only where data come by.
/// </summary>
internal sealed class Resolver
{
    private readonly Dictionary<(AvroSchema Writer, AvroSchema Reader), ValueReader> _known = [];
    private readonly List<RecordReader> _records = [];
    private readonly SmallestSizes _sizes = new();

    public ValueReader Resolve(AvroSchema writer, AvroSchema reader)
    {
        var root = Visit(writer, reader);
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (var record in _records) changed |= record.Lower();
        }
        return root;
    }

    private ValueReader Visit(AvroSchema writer, AvroSchema reader)
    {
        Depth.Check();
        if (_known.TryGetValue((writer, reader), out var known)) return known;
        var made = Make(writer, reader);
        _known[(writer, reader)] = made;
        return made;
    }

    private ValueReader Make(AvroSchema writer, AvroSchema reader)
    {
        if (writer is UnionSchema writerUnion) return new UnionReader([.. writerUnion.Branches.Select(branch => Visit(branch, reader))], reader);
        if (reader is UnionSchema readerUnion) return MakeBranch(writer, readerUnion);
        switch (writer, reader)
        {
            case (PrimitiveSchema, PrimitiveSchema) when PrimitiveReader.Between(writer.Type, reader.Type) is { } conversion:
                return new PrimitiveReader(conversion, reader);
            case (ArraySchema from, ArraySchema to):
                return new ArrayReader(Visit(from.Items, to.Items), _sizes.Of(from.Items), reader);
            case (MapSchema from, MapSchema to):
                return new MapReader(Visit(from.Values, to.Values), _sizes.Of(from.Values) + 1, reader);
            case (EnumSchema from, EnumSchema to) when NamesMatch(from, to):
                return new EnumReader(from, to);
            case (FixedSchema from, FixedSchema to) when NamesMatch(from, to) && from.Size == to.Size:
                return new FixedReader(to);
            case (RecordSchema from, RecordSchema to):
                return MakeRecord(from, to);
            default:
                return new FaultReader($"the data hold {writer.TypeName} where the reader wants {reader.TypeName}", reader);
        }
    }

    private ValueReader MakeBranch(AvroSchema writer, UnionSchema reader)
    {
        int number = BranchOf(writer, reader);
        if (number >= 0) return new BranchReader(number, Visit(writer, reader.Branches[number]), reader);
        string branches = string.Join(", ", reader.Branches.Select(branch => branch.TypeName));
        return new FaultReader($"the data hold {writer.TypeName} where the reader wants one of [{branches}]", reader);
    }

    private int BranchOf(AvroSchema writer, UnionSchema reader)
    {
        int number = writer is NamedSchema named ? NamedBranchOf(named, reader) : reader.IndexOfType(writer.Type);
        for (int i = 0; number < 0 && i < reader.Branches.Count; i++)
        {
            if (writer is PrimitiveSchema && PrimitiveReader.Between(writer.Type, reader.Branches[i].Type).HasValue) number = i;
        }
        return number;
    }

    // By full name or alias; else by simple name; else, for records, one whose fields can all be read.
    private int NamedBranchOf(NamedSchema writer, UnionSchema reader)
    {
        int best = -1;
        for (int i = 0; i < reader.Branches.Count; i++)
        {
            if (reader.Branches[i] is not NamedSchema branch || branch.Type != writer.Type) continue;
            if (branch.FullName == writer.FullName || branch.Aliases.Contains(writer.FullName)) return i;
            if (branch.Name != writer.Name && (best >= 0 || branch.Type != AvroType.Record)) continue;
            if (branch.Type != AvroType.Record || !HasFault(Visit(writer, branch), 0)) best = i;
        }
        return best;
    }

    // A record that is being worked on just now has no steps yet, and so no fault: that ends the recursion.
    private static bool HasFault(ValueReader reader, int depth)
    {
        if (reader is FaultReader) return true;
        return reader is RecordReader record && depth < 100 && record.Steps.Any(step => HasFault(step.Reader, depth + 1));
    }

    // Records are read under any name, as Avro Java does; their fields tell whether they match.
    private ValueReader MakeRecord(RecordSchema writer, RecordSchema reader)
    {
        var result = new RecordReader(writer, reader, _sizes.Of(writer) == 0);
        _known[(writer, reader)] = result;
        _records.Add(result);
        int[] targets = TargetsOf(writer, reader);
        var defaults = new List<FieldDefault>();
        foreach (var field in reader.Fields)
        {
            if (targets.Contains(field.Position)) continue;
            if (field.Default is null) return new FaultReader($"field '{field.Name}' of '{reader.FullName}' is missing in the data and has no default", reader);
            if (DefaultFault.Of(field.Schema, field.Default) is { } fault) return new FaultReader($"field '{field.Name}' of '{reader.FullName}' is missing in the data and its default does not fit: {fault}", reader);
            defaults.Add(new FieldDefault(field.Position, Visit(field.Schema, field.Schema), AvroDefaults.Encode(field)));
        }
        var steps = new (int, ValueReader)[targets.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            var from = writer.Fields[i].Schema;
            steps[i] = (targets[i], Visit(from, targets[i] < 0 ? from : reader.Fields[targets[i]].Schema));
        }
        result.Complete(steps, [.. defaults]);
        return result;
    }

    // For each of the writer's fields the position in the reader, or -1. A reader's field takes the writer's of its own name before one of its aliases.
    private static int[] TargetsOf(RecordSchema writer, RecordSchema reader)
    {
        var targets = new int[writer.Fields.Count];
        Array.Fill(targets, -1);
        foreach (var field in reader.Fields)
        {
            var source = writer.FindField(field.Name);
            if (source != null) targets[source.Position] = field.Position;
        }
        foreach (var field in reader.Fields)
        {
            if (targets.Contains(field.Position)) continue;
            foreach (string alias in field.Aliases)
            {
                if (writer.FindField(alias) is not { } source) continue;
                // The alias renames the writer's field, so that another field of that name finds it no more.
                targets[source.Position] = field.Position;
                break;
            }
        }
        return targets;
    }

    private static bool NamesMatch(NamedSchema writer, NamedSchema reader) =>
        writer.Name == reader.Name || reader.Aliases.Contains(writer.FullName);
}
