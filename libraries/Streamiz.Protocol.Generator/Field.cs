namespace Streamiz.Protocol.Generator;

/// <summary>One field of a declaration.</summary>
internal sealed class Field
{
    public required string Name { get; init; }

    /// <summary>The item's type for an array, else the field's own: a primitive's name or a struct's.</summary>
    public required string Type { get; init; }
    public required bool IsArray { get; init; }
    public required VersionRange Versions { get; init; }

    /// <summary>The versions in which the value may be null.</summary>
    public VersionRange? Nullable { get; init; }
    public int? Tag { get; init; }
    public string? Default { get; init; }

    /// <summary>The struct that <see cref="Type"/> names.</summary>
    public Struct? Struct { get; set; }

    public bool IsNullable => Nullable is not null;

    public bool NullableIn(int version) => Nullable is { } n && n.Contains(version);
}
