namespace Streamiz.Kafka.Net.Metrics;

/// <summary>A number that can be read at any time.</summary>
public class StreamMetric
{
    private readonly Func<object> _read;

    internal StreamMetric(MetricName name, Func<object> read)
    {
        _read = read;
        (Name, Group, Description) = (name.Name, name.Group, name.Description);
        Tags = name.Tags.ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
    }

    /// <summary>What it says.</summary>
    public string Description { get; }

    /// <summary>What it belongs to.</summary>
    public string Group { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Thread, task, store and so on.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>Its value now, a number.</summary>
    public object Value => _read();
}
