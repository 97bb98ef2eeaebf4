using System.Collections.Generic;

namespace Streamiz.Avro;

/// <summary>A field of a record.</summary>
public sealed class RecordField
{
    internal RecordField(string name, AvroSchema schema, int position)
    {
        Name = name;
        Schema = schema;
        Position = position;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The schema of the values.</summary>
    public AvroSchema Schema { get; }

    /// <summary>The place in the record, from 0.</summary>
    public int Position { get; }

    /// <summary>The default as it stands in the schema (unions untagged), or null when there is none. A default of null is a value of kind null.</summary>
    public AvroJson? Default { get; internal set; }

    /// <summary>The documentation, or null.</summary>
    public string? Doc { get; internal set; }

    /// <summary>How the field takes part in the order of records.</summary>
    public FieldOrder Order { get; internal set; }

    /// <summary>Other names of the field in data of other writers.</summary>
    public IReadOnlyList<string> Aliases { get; internal set; } = new string[0];

    /// <summary>Attributes without meaning to Avro, in the order of the text.</summary>
    public IReadOnlyList<KeyValuePair<string, AvroJson>> Properties { get; internal set; } = new KeyValuePair<string, AvroJson>[0];

    /// <summary>The line of the text where the field begins, from 1.</summary>
    public int Line { get; internal set; }

    /// <summary>The column where the field begins, from 1.</summary>
    public int Column { get; internal set; }
}
