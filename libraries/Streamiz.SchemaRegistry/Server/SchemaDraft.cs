namespace Streamiz.SchemaRegistry.Server;

/// <summary>A schema as a client sends it: to be registered, looked up or tested.</summary>
internal sealed record SchemaDraft(string? Schema, string? SchemaType, IReadOnlyList<SchemaReference> References)
{
    /// <summary>The id that the client asks for; -1 for none. Only when importing.</summary>
    public int Id { get; init; } = -1;

    /// <summary>The version that the client asks for; 0 for the next one, -1 for the next one named.</summary>
    public int Version { get; init; }

    /// <summary>Metadata as JSON text, kept and handed out as it is.</summary>
    public string? Metadata { get; init; }

    /// <summary>A rule set as JSON text, kept and handed out as it is.</summary>
    public string? RuleSet { get; init; }
}
