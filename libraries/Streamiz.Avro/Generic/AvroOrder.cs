namespace Streamiz.Avro;

/// <summary>The order of the specification: bytes and texts by their unsigned bytes, enums and unions by number, records field by field as the fields say.</summary>
public static class AvroOrder
{
    /// <summary>Compares two values of a schema: below 0 when the first comes first, 0 when neither does.</summary>
    /// <exception cref="AvroDataException">A map decides, and maps have no order; or a value is not of the schema.</exception>
    public static int Compare(AvroSchema schema, AvroValue left, AvroValue right)
    {
        Depth.Check();
        switch (schema)
        {
            case UnionSchema union:
                int leftBranch = GenericWriter.BranchOf(union, left);
                int rightBranch = GenericWriter.BranchOf(union, right);
                return leftBranch != rightBranch ? leftBranch.CompareTo(rightBranch) : Compare(union.Branches[leftBranch], left, right);
            case RecordSchema record: return CompareRecords(record, left.AsRecord(), right.AsRecord());
            case ArraySchema array: return CompareArrays(array, left.AsArray(), right.AsArray());
            case MapSchema: throw new AvroDataException("maps have no order");
            case EnumSchema symbols: return symbols.IndexOf(left.AsSymbol()).CompareTo(symbols.IndexOf(right.AsSymbol()));
        }
        switch (schema.Type)
        {
            case AvroType.Null: return 0;
            case AvroType.Boolean: return left.AsBoolean().CompareTo(right.AsBoolean());
            case AvroType.Int: return left.AsInt().CompareTo(right.AsInt());
            case AvroType.Long: return left.AsLong().CompareTo(right.AsLong());
            case AvroType.Float or AvroType.Double: return CompareNumbers(left.AsDouble(), right.AsDouble());
            case AvroType.String: return CompareTexts(left.AsString(), right.AsString());
            default: return left.AsBytes().AsSpan().SequenceCompareTo(right.AsBytes());
        }
    }

    /// <summary>Compares two encoded values of a schema.</summary>
    /// <exception cref="AvroDataException">A map decides, and maps have no order; or the data are not of the schema.</exception>
    public static int Compare(AvroSchema schema, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var reader = new GenericReader(schema);
        return Compare(schema, reader.Read(left), reader.Read(right));
    }

    private static int CompareRecords(RecordSchema schema, GenericRecord left, GenericRecord right)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Order == FieldOrder.Ignore) continue;
            int order = Compare(field.Schema, left[field.Position], right[field.Position]);
            if (order != 0) return field.Order == FieldOrder.Descending ? -Math.Sign(order) : order;
        }
        return 0;
    }

    private static int CompareArrays(ArraySchema schema, List<AvroValue> left, List<AvroValue> right)
    {
        for (int i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            int order = Compare(schema.Items, left[i], right[i]);
            if (order != 0) return order;
        }
        return left.Count.CompareTo(right.Count);
    }

    // The specification says nothing of these: -0 before 0, NaN after all others, as Java has it.
    private static int CompareNumbers(double left, double right)
    {
        if (left < right) return -1;
        if (left > right) return 1;
        if (left == right) return left == 0 ? double.IsNegative(right).CompareTo(double.IsNegative(left)) : 0;
        return double.IsNaN(left).CompareTo(double.IsNaN(right));
    }

    // UTF-8 sorts by code point. UTF-16 does too, but that surrogates must come after all other units.
    private static int CompareTexts(string left, string right)
    {
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            char a = left[i];
            char b = right[i];
            if (a == b) continue;
            bool high = char.IsSurrogate(a);
            return high == char.IsSurrogate(b) ? a.CompareTo(b) : high ? 1 : -1;
        }
        return left.Length.CompareTo(right.Length);
    }
}
