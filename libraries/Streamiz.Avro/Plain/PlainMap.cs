namespace Streamiz.Avro;

/// <summary>A dictionary with text keys.</summary>
internal sealed class PlainMap<TMap, T>(PlainPart<T> values) : PlainPart<TMap>
    where TMap : class, IEnumerable<KeyValuePair<string, T>>
{
    public override TMap Read(ref AvroReader reader)
    {
        reader.CheckDepth();
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        for (int count = reader.ReadBlockCount(); count > 0; count = reader.ReadBlockCount())
        {
            while (count-- > 0)
            {
                string key = reader.ReadString();
                map[key] = values.Read(ref reader);
            }
        }
        return (TMap)(object)map;
    }

    public override void Write(ref AvroWriter writer, TMap value)
    {
        if (value is null) throw new AvroDataException("a null where the type says that there is none");
        writer.CheckDepth();
        var map = value as IReadOnlyCollection<KeyValuePair<string, T>> ?? value.ToArray();
        writer.WriteBlockCount(map.Count);
        foreach (var (key, item) in map)
        {
            writer.WriteString(key);
            values.Write(ref writer, item);
        }
        writer.WriteBlockEnd();
    }
}
