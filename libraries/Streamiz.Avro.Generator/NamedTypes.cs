using System;
using System.Collections.Generic;

namespace Streamiz.Avro.Generator;

/// <summary>Finds what a schema is made of.</summary>
internal static class NamedTypes
{
    /// <summary>The records, enums and fixed in a schema, each once, outermost first.</summary>
    public static IReadOnlyList<NamedSchema> In(AvroSchema schema)
    {
        var found = new List<NamedSchema>();
        Collect(schema, found, new HashSet<string>(StringComparer.Ordinal));
        return found;
    }

    /// <summary>Whether data of a record can hold data of the same record, to any depth.</summary>
    public static bool IsRecursive(RecordSchema record)
    {
        var seen = new HashSet<AvroSchema>();
        foreach (var field in record.Fields)
        {
            if (Reaches(field.Schema, record, seen))
                return true;
        }

        return false;
    }

    /// <summary>The fewest bytes that data of a schema take.</summary>
    public static int MinSize(AvroSchema schema) => MinSize(schema, new HashSet<AvroSchema>());

    private static void Collect(AvroSchema schema, List<NamedSchema> found, HashSet<string> seen)
    {
        if (schema is NamedSchema named)
        {
            if (!seen.Add(named.FullName))
                return;
            found.Add(named);
        }

        foreach (var part in Parts(schema))
            Collect(part, found, seen);
    }

    private static IEnumerable<AvroSchema> Parts(AvroSchema schema)
    {
        switch (schema)
        {
            case RecordSchema record:
                foreach (var field in record.Fields)
                    yield return field.Schema;
                break;
            case ArraySchema array:
                yield return array.Items;
                break;
            case MapSchema map:
                yield return map.Values;
                break;
            case UnionSchema union:
                foreach (var branch in union.Branches)
                    yield return branch;
                break;
        }
    }

    private static bool Reaches(AvroSchema from, RecordSchema target, HashSet<AvroSchema> seen)
    {
        if (from is RecordSchema record && record.FullName == target.FullName)
            return true;
        if (!seen.Add(from))
            return false;
        foreach (var part in Parts(from))
        {
            if (Reaches(part, target, seen))
                return true;
        }

        return false;
    }

    private static int MinSize(AvroSchema schema, HashSet<AvroSchema> open)
    {
        switch (schema)
        {
            case FixedSchema bytes:
                return bytes.Size;
            case RecordSchema record:
                // Within itself a record counts nothing: an under-estimate, which is safe.
                if (!open.Add(record))
                    return 0;
                long sum = 0;
                foreach (var field in record.Fields)
                    sum += MinSize(field.Schema, open);
                open.Remove(record);
                return (int)Math.Min(sum, 1 << 20);
            default:
                return schema.Type switch { AvroType.Null => 0, AvroType.Float => 4, AvroType.Double => 8, _ => 1 };
        }
    }
}
