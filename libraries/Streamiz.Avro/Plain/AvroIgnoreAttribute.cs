namespace Streamiz.Avro;

/// <summary>Keeps a property out of the schema.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AvroIgnoreAttribute : Attribute;
