namespace Streamiz.SchemaRegistry;

/// <summary>One version of a subject, as the registry keeps it.</summary>
/// <param name="Subject">The subject, or empty where the registry was only asked for an id.</param>
/// <param name="Version">The version within the subject, from 1; 0 where only an id was asked for.</param>
/// <param name="Id">The id that is written before every value.</param>
/// <param name="Schema">The schema as JSON text.</param>
/// <param name="References">The schemas that this one uses.</param>
public sealed record RegisteredSchema(string Subject, int Version, int Id, string Schema, IReadOnlyList<SchemaReference> References)
{
    /// <summary>The kind of schema: <c>AVRO</c> unless told otherwise.</summary>
    public string SchemaType { get; init; } = "AVRO";

    /// <summary>What names the schema in every registry, or null where the registry gives none.</summary>
    public Guid? Guid { get; init; }
}
