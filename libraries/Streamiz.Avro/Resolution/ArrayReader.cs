namespace Streamiz.Avro;

/// <summary>Reads an array.</summary>
internal sealed class ArrayReader(ValueReader items, int minItemSize, AvroSchema target) : ValueReader(target)
{
    // A count is only a claim until the items have come: so much room is made at once, the rest as they come.
    private const int FirstRoom = 1024;

    public override bool IsDirect => items.IsDirect;

    public override AvroValue Read(ref AvroReader reader)
    {
        reader.CheckDepth();
        var values = new List<AvroValue>();
        for (int count = reader.ReadBlockCount(minItemSize); count > 0; count = reader.ReadBlockCount(minItemSize))
        {
            values.EnsureCapacity(values.Count + Math.Min(count, FirstRoom));
            while (count-- > 0) values.Add(items.Read(ref reader));
        }
        return values;
    }

    public override void Skip(ref AvroReader reader)
    {
        reader.CheckDepth();
        for (int count = reader.SkipBlocks(minItemSize); count > 0; count = reader.SkipBlocks(minItemSize))
        {
            while (count-- > 0) items.Skip(ref reader);
        }
    }

    public override void Copy(ref AvroReader reader, ref AvroWriter writer)
    {
        reader.CheckDepth();
        for (int count = reader.ReadBlockCount(minItemSize); count > 0; count = reader.ReadBlockCount(minItemSize))
        {
            writer.WriteBlockCount(count);
            while (count-- > 0) items.Copy(ref reader, ref writer);
        }
        writer.WriteBlockEnd();
    }
}
