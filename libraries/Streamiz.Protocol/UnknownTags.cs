namespace Streamiz.Protocol;

/// <summary>Tagged fields that a declaration does not know. They are kept as they came and written again after the known ones.</summary>
public readonly struct UnknownTags
{
    private readonly List<(int Tag, ReadOnlyMemory<byte> Bytes)>? _fields;

    private UnknownTags(List<(int, ReadOnlyMemory<byte>)> fields) => _fields = fields;

    /// <summary>How many there are.</summary>
    public int Count => _fields?.Count ?? 0;

    /// <summary>The field at a position: its tag and its bytes.</summary>
    public (int Tag, ReadOnlyMemory<byte> Bytes) this[int index] => _fields![index];

    /// <summary>These and one more.</summary>
    public UnknownTags With(int tag, ReadOnlyMemory<byte> bytes)
    {
        var fields = _fields ?? [];
        fields.Add((tag, bytes));
        return new UnknownTags(fields);
    }

    internal void Write(ref WireWriter writer)
    {
        for (int i = 0; i < Count; i++)
        {
            writer.WriteUnsignedVarint((uint)_fields![i].Tag);
            writer.WriteUnsignedVarint((uint)_fields[i].Bytes.Length);
            writer.WriteRaw(_fields[i].Bytes.Span);
        }
    }
}
