namespace Streamiz.SchemaRegistry;

/// <summary>A named type that a schema uses and another subject defines.</summary>
/// <param name="Name">The name by which the schema uses it: for Avro the full name of the type.</param>
/// <param name="Subject">The subject that defines it.</param>
/// <param name="Version">The version of that subject; -1 is the newest one.</param>
public sealed record SchemaReference(string Name, string Subject, int Version);
