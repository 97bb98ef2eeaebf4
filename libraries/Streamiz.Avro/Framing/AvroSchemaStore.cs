namespace Streamiz.Avro;

/// <summary>Schemas by the fingerprint that single-object encoding names them by. Safe for several threads.</summary>
public sealed class AvroSchemaStore
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<ulong, AvroSchema> _schemas = new();

    /// <summary>Makes a schema known.</summary>
    public void Add(AvroSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _schemas[schema.Fingerprint] = schema;
    }

    /// <summary>The schema of a fingerprint, or null.</summary>
    public AvroSchema? Find(ulong fingerprint) => _schemas.GetValueOrDefault(fingerprint);
}
