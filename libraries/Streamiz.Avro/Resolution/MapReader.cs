namespace Streamiz.Avro;

/// <summary>Reads a map. Of a key that comes twice the last value stays.</summary>
internal sealed class MapReader(ValueReader values, int minEntrySize, AvroSchema target) : ValueReader(target)
{
    public override bool IsDirect => values.IsDirect;

    public override AvroValue Read(ref AvroReader reader)
    {
        reader.CheckDepth();
        var map = new OrderedDictionary<string, AvroValue>(StringComparer.Ordinal);
        for (int count = reader.ReadBlockCount(minEntrySize); count > 0; count = reader.ReadBlockCount(minEntrySize))
        {
            while (count-- > 0)
            {
                string key = reader.ReadString();
                map[key] = values.Read(ref reader);
            }
        }
        return map;
    }

    public override void Skip(ref AvroReader reader)
    {
        reader.CheckDepth();
        for (int count = reader.SkipBlocks(minEntrySize); count > 0; count = reader.SkipBlocks(minEntrySize))
        {
            while (count-- > 0)
            {
                reader.SkipBytes();
                values.Skip(ref reader);
            }
        }
    }

    public override void Copy(ref AvroReader reader, ref AvroWriter writer)
    {
        reader.CheckDepth();
        for (int count = reader.ReadBlockCount(minEntrySize); count > 0; count = reader.ReadBlockCount(minEntrySize))
        {
            writer.WriteBlockCount(count);
            while (count-- > 0)
            {
                writer.WriteBytes(reader.ReadBytesSpan());
                values.Copy(ref reader, ref writer);
            }
        }
        writer.WriteBlockEnd();
    }
}
