namespace Streamiz.Protocol.Generator;

/// <summary>A request, a response, or a piece of data that others carry as bytes.</summary>
internal sealed class Message
{
    public required string Name { get; init; }
    public required string Kind { get; init; }

    /// <summary>The API's key, -1 for data.</summary>
    public required int ApiKey { get; init; }
    public required VersionRange Versions { get; init; }

    /// <summary>The first flexible version; <see cref="int.MaxValue"/> when there is none.</summary>
    public required int FlexibleFrom { get; init; }
    public required Struct Root { get; init; }

    /// <summary>The names of the structs that more than one field has.</summary>
    public HashSet<string> Shared { get; } = [];

    /// <summary>The structs below the root, in the order in which they come up.</summary>
    public List<Struct> Structs { get; } = [];
}
