namespace Streamiz.Avro;

/// <summary>Another name that a type or property has in data of other writers.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AvroAliasAttribute(string name) : Attribute
{
    /// <summary>The other name.</summary>
    public string Name => name;
}
