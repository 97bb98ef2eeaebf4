using System.Collections.Generic;

namespace Streamiz.Avro;

/// <summary>A schema of records.</summary>
public sealed class RecordSchema : NamedSchema
{
    private readonly Dictionary<string, RecordField> _byName = new Dictionary<string, RecordField>();

    internal RecordSchema(AvroName name, bool isError)
        : base(AvroType.Record, name) => IsError = isError;

    /// <summary>The fields in order.</summary>
    public IReadOnlyList<RecordField> Fields { get; private set; } = new RecordField[0];

    /// <summary>Whether it was declared as <c>error</c>, which differs from a record in nothing but the word.</summary>
    public bool IsError { get; }

    /// <summary>The field of that name, or null. Aliases do not count.</summary>
    public RecordField? FindField(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    // A record can stand in its own fields, so they come after it.
    internal void SetFields(List<RecordField> fields)
    {
        Fields = fields.ToArray();
        foreach (var field in fields) _byName.Add(field.Name, field);
    }
}
