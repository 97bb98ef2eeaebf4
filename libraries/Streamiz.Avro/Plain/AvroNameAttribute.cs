namespace Streamiz.Avro;

/// <summary>The name of a type (a full name, when it has a dot), property or enum member in schemas, where it is not the one in the program.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AvroNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name => name;
}
