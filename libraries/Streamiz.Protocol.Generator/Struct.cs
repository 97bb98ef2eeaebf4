namespace Streamiz.Protocol.Generator;

/// <summary>Fields under one name: a message or a part of one.</summary>
internal sealed class Struct
{
    public required string Name { get; init; }
    public required VersionRange Versions { get; init; }
    public List<Field> Fields { get; } = [];
}
