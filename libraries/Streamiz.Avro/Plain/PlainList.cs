namespace Streamiz.Avro;

/// <summary>An array or list, as whatever collection type the property has.</summary>
internal sealed class PlainList<TCollection, T>(PlainPart<T> items, bool asArray) : PlainPart<TCollection>
    where TCollection : class, IEnumerable<T>
{
    private const int FirstRoom = 1024;

    public override TCollection Read(ref AvroReader reader)
    {
        reader.CheckDepth();
        var list = new List<T>();
        for (int count = reader.ReadBlockCount(items.SmallestSize); count > 0; count = reader.ReadBlockCount(items.SmallestSize))
        {
            list.EnsureCapacity(list.Count + Math.Min(count, FirstRoom));
            while (count-- > 0) list.Add(items.Read(ref reader));
        }
        return asArray ? (TCollection)(object)list.ToArray() : (TCollection)(object)list;
    }

    public override void Write(ref AvroWriter writer, TCollection value)
    {
        if (value is null) throw new AvroDataException("a null where the type says that there is none");
        writer.CheckDepth();
        var list = value as IReadOnlyList<T> ?? value.ToArray();
        writer.WriteBlockCount(list.Count);
        for (int i = 0; i < list.Count; i++) items.Write(ref writer, list[i]);
        writer.WriteBlockEnd();
    }
}
