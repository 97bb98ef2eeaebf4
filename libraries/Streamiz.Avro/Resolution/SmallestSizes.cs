namespace Streamiz.Avro;

/// <summary>The fewest bytes that values of a schema take: what a claimed number of items is held against.</summary>
internal sealed class SmallestSizes
{
    private const int Enough = 1 << 20;

    private readonly Dictionary<RecordSchema, int> _records = [];

    public int Of(AvroSchema schema)
    {
        Depth.Check();
        switch (schema)
        {
            case FixedSchema bytes: return Math.Min(bytes.Size, Enough);
            case RecordSchema record: return OfRecord(record);
            case UnionSchema union: return OfUnion(union);
        }
        return schema.Type switch
        {
            AvroType.Null => 0,
            AvroType.Float => 4,
            AvroType.Double => 8,
            _ => 1,
        };
    }

    private int OfUnion(UnionSchema union)
    {
        int least = Enough;
        foreach (var branch in union.Branches) least = Math.Min(least, Of(branch));
        return Math.Min(least + 1, Enough);
    }

    private int OfRecord(RecordSchema record)
    {
        if (_records.TryGetValue(record, out int known)) return known;
        // Inside itself a record counts nothing, which is never too much.
        _records[record] = 0;
        int sum = 0;
        foreach (var field in record.Fields) sum = Math.Min(sum + Of(field.Schema), Enough);
        return _records[record] = sum;
    }
}
