namespace Streamiz.Broker.Topics;

/// <summary>Settings with where they come from, for those who ask and those who alter.</summary>
internal static class ConfigDescriptions
{
    public static IEnumerable<ConfigDescription> ForTopic(BrokerSettings settings, IReadOnlyDictionary<string, string> configs)
    {
        foreach (ConfigDefinition definition in TopicConfigs.All.Values)
        {
            List<(string, string, ConfigSource)> synonyms = [];
            if (configs.TryGetValue(definition.Name, out string? own)) synonyms.Add((definition.Name, own, ConfigSource.Topic));
            if (definition.BrokerName is { } broker) AddBroker(settings, broker, synonyms);
            if (synonyms.Count == 0 || synonyms[^1].Item3 != ConfigSource.Default) synonyms.Add((definition.BrokerName ?? definition.Name, definition.Default, ConfigSource.Default));
            yield return new ConfigDescription(definition, synonyms[0].Item2, synonyms[0].Item3, synonyms);
        }
    }

    public static IEnumerable<ConfigDescription> ForBroker(BrokerSettings settings)
    {
        foreach (ConfigDefinition definition in BrokerConfigs.All.Values)
        {
            List<(string, string, ConfigSource)> synonyms = [];
            AddBroker(settings, definition.Name, synonyms);
            synonyms.Add((definition.Name, definition.Default, ConfigSource.Default));
            yield return new ConfigDescription(definition, synonyms[0].Item2, synonyms[0].Item3, synonyms);
        }
    }

    /// <summary>Null when a topic may have this setting with this value.</summary>
    public static string? CheckTopic(string name, string? value) => Check(TopicConfigs.All, "topic", name, value);

    public static string? CheckBroker(string name, string? value) => Check(BrokerConfigs.All, "broker", name, value);

    /// <summary>Adds what the broker itself sets under a name, strongest first.</summary>
    public static void AddBroker(BrokerSettings settings, string name, List<(string, string, ConfigSource)> synonyms)
    {
        if (settings.Altered.TryGetValue(name, out string? altered)) synonyms.Add((name, altered, ConfigSource.DynamicBroker));
        if (settings.GivenValue(name) is { } given) synonyms.Add((name, given, ConfigSource.StaticBroker));
    }

    private static string? Check(IReadOnlyDictionary<string, ConfigDefinition> known, string what, string name, string? value)
    {
        if (!known.TryGetValue(name, out ConfigDefinition? definition)) return $"Unknown {what} config name: {name}";
        return value is null ? $"Null value not supported for {what} configs: {name}" : definition.Check(value);
    }
}
