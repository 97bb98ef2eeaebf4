namespace Streamiz.Broker.Topics;

/// <summary>A setting as it holds for something.</summary>
internal sealed record ConfigDescription(ConfigDefinition Definition, string Value, ConfigSource Source, IReadOnlyList<(string Name, string Value, ConfigSource Source)> Synonyms);
