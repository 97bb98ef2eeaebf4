using System.Globalization;
using Streamiz.Broker.Core;
using static Streamiz.Broker.Topics.ConfigType;

namespace Streamiz.Broker.Topics;

/// <summary>The settings of groups whose assignments the broker makes: Apache Kafka's names, with the broker's settings behind them.</summary>
internal sealed class GroupConfigs(Identity identity, BrokerSettings settings)
{
    private const string LinePrefix = "group/";

    public static IReadOnlyDictionary<string, ConfigDefinition> All { get; } = new ConfigDefinition[]
    {
        new("consumer.assignment.interval.ms", Int, "1000", "Kept for tools; assignments are made at once.") { Min = 0 },
        new("consumer.heartbeat.interval.ms", Int, "5000", "Time between two heartbeats of a member, milliseconds.") { BrokerName = "group.consumer.heartbeat.interval.ms" },
        new("consumer.session.timeout.ms", Int, "45000", "Time after which a silent member is taken out, milliseconds.") { BrokerName = "group.consumer.session.timeout.ms" },
        new("streams.assignment.interval.ms", Int, "1000", "Kept for tools; assignments are made at once.") { Min = 0 },
        new("streams.heartbeat.interval.ms", Int, "5000", "Time between two heartbeats of a member, milliseconds.") { BrokerName = "group.streams.heartbeat.interval.ms" },
        new("streams.initial.rebalance.delay.ms", Int, "3000", "Kept for tools; the first assignment is made at once.") { Min = 0 },
        new("streams.num.standby.replicas", Int, "0", "Standby replicas of stateful tasks.") { BrokerName = "group.streams.num.standby.replicas", Min = 0, Max = 2 },
        new("streams.session.timeout.ms", Int, "45000", "Time after which a silent member is taken out, milliseconds.") { BrokerName = "group.streams.session.timeout.ms" },
    }.ToDictionary(d => d.Name, StringComparer.Ordinal);

    /// <summary>The groups that set something themselves.</summary>
    public IEnumerable<string> Groups => identity.Lines(LinePrefix).Select(l => Split(l.Key).Group).Distinct(StringComparer.Ordinal);

    public Dictionary<string, string> Of(string group) =>
        identity.Lines(LinePrefix).Where(l => Split(l.Key).Group == group).ToDictionary(l => Split(l.Key).Name, l => l.Value, StringComparer.Ordinal);

    /// <summary>A setting as it holds for a group.</summary>
    public int Value(string group, string name) =>
        int.Parse(identity.Line(LinePrefix + name + "/" + group) ?? DefaultOf(settings, All[name]), CultureInfo.InvariantCulture);

    /// <summary>Replaces what a group sets itself.</summary>
    /// <exception cref="IOException">It could not be saved.</exception>
    public void Set(string group, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (string name in All.Keys) identity.SetLine(LinePrefix + name + "/" + group, wanted.GetValueOrDefault(name));
    }

    /// <summary>Null when a group may have this setting with this value.</summary>
    public string? Check(string name, string? value)
    {
        if (!All.TryGetValue(name, out ConfigDefinition? definition)) return $"Unknown group config name: {name}";
        if (value is null) return $"Null value not supported for group configs: {name}";
        if (definition.Check(value) is { } wrong) return wrong;
        string bounds = "group." + name[..(name.IndexOf('.', StringComparison.Ordinal) + 1)], rest = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        if (!BrokerConfigs.All.ContainsKey($"{bounds}min.{rest}")) return null;
        int number = int.Parse(value, CultureInfo.InvariantCulture);
        if (number < settings.Int($"{bounds}min.{rest}")) return $"{name} must be greater than or equal to {bounds}min.{rest}";
        return number > settings.Int($"{bounds}max.{rest}") ? $"{name} must be less than or equal to {bounds}max.{rest}" : null;
    }

    public IEnumerable<ConfigDescription> Describe(string group)
    {
        Dictionary<string, string> own = Of(group);
        foreach (ConfigDefinition definition in All.Values)
        {
            List<(string, string, ConfigSource)> synonyms = [];
            if (own.TryGetValue(definition.Name, out string? set)) synonyms.Add((definition.Name, set, ConfigSource.Group));
            if (definition.BrokerName is { } broker) ConfigDescriptions.AddBroker(settings, broker, synonyms);
            synonyms.Add((definition.Name, definition.Default, ConfigSource.Default));
            yield return new ConfigDescription(definition, synonyms[0].Item2, synonyms[0].Item3, synonyms);
        }
    }

    private static string DefaultOf(BrokerSettings settings, ConfigDefinition definition) =>
        definition.BrokerName is { } name ? settings[name] : definition.Default;

    // "group/NAME/GROUP": a setting's name has no slash, a group's may.
    private static (string Name, string Group) Split(string line)
    {
        int at = line.IndexOf('/', LinePrefix.Length);
        return (line[LinePrefix.Length..at], line[(at + 1)..]);
    }
}
