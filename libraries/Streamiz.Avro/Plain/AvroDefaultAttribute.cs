namespace Streamiz.Avro;

/// <summary>The default of a property for data that lack it. Nullable properties have null without being told.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AvroDefaultAttribute(string json) : Attribute
{
    /// <summary>The default as JSON: <c>0</c>, <c>"text"</c>, <c>[]</c>.</summary>
    public string Json => json;
}
