namespace Streamiz.Kafka.Net.Metrics;

/// <summary>Identity of a metric: name, group and tags.</summary>
public class MetricName
{
    /// <summary>A metric's identity and description.</summary>
    public MetricName(string metricName, string group, string description, IDictionary<string, string> tags)
    {
        Name = metricName;
        Group = group;
        Description = description;
        Tags = tags;
    }

    /// <summary>What it says.</summary>
    public string Description { get; }

    /// <summary>What it belongs to.</summary>
    public string Group { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Thread, task, store and so on.</summary>
    public IDictionary<string, string> Tags { get; }

    /// <summary>A name without description and tags.</summary>
    public static MetricName NameAndGroup(string name, string group) => new(name, group, "", new Dictionary<string, string>());

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is MetricName other && other.Name == Name && other.Group == Group && other.Tags.Count == Tags.Count && Tags.All(t => other.Tags.TryGetValue(t.Key, out string? value) && value == t.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Group, Tags.Count);
}
