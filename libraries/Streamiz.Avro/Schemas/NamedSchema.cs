using System.Collections.Generic;

namespace Streamiz.Avro;

/// <summary>A schema with a name: record, enum or fixed.</summary>
public abstract class NamedSchema : AvroSchema
{
    private protected NamedSchema(AvroType type, AvroName name)
        : base(type) => QualifiedName = name;

    /// <summary>The name without its namespace.</summary>
    public string Name => QualifiedName.Simple;

    /// <summary>The namespace; empty for the null namespace.</summary>
    public string Namespace => QualifiedName.Space;

    /// <summary>Namespace and name with a dot between them.</summary>
    public string FullName => QualifiedName.Full;

    /// <inheritdoc/>
    public override string TypeName => FullName;

    /// <summary>Other full names that data under this type may have been written with.</summary>
    public IReadOnlyList<string> Aliases { get; internal set; } = new string[0];

    /// <summary>The documentation, or null.</summary>
    public string? Doc { get; internal set; }

    internal AvroName QualifiedName { get; }
}
