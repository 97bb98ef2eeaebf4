namespace Streamiz.Avro;

/// <summary>A .NET enum: the symbols are its members in the order of their values.</summary>
internal sealed class PlainEnum<T>(T[] members) : PlainPart<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, int> _numbers = members.Select((member, number) => (member, number)).ToDictionary(pair => pair.member, pair => pair.number);

    public override T Read(ref AvroReader reader) => members[reader.ReadIndex(members.Length)];

    public override void Write(ref AvroWriter writer, T value)
    {
        if (!_numbers.TryGetValue(value, out int number)) throw new AvroDataException($"{value} is no member of {typeof(T).Name}");
        writer.WriteIndex(number);
    }
}
