namespace Streamiz.Kafka.Net.Metrics;

/// <summary>Metrics about one thing. The engine counts in plain fields; a sensor only reads them.</summary>
public class Sensor : IEquatable<Sensor>, IComparable<Sensor>
{
    /// <summary>Guards what <see cref="RecordInternal"/> wrote.</summary>
#pragma warning disable CA1051 // upstream's name and kind
    protected readonly object @lock = new();
#pragma warning restore CA1051

    private readonly Dictionary<MetricName, StreamMetric> _metrics = [];

    internal Sensor(string name, string description, MetricsRecordingLevel metricsRecording)
    {
        Name = name;
        Description = description;
        MetricsRecording = metricsRecording;
    }

    /// <summary>What it is about.</summary>
    public string Description { get; }

    /// <summary>Its metrics.</summary>
    public virtual IReadOnlyDictionary<MetricName, StreamMetric> Metrics => _metrics;

    /// <summary>The level from which on it is recorded.</summary>
    public MetricsRecordingLevel MetricsRecording { get; }

    /// <summary>Its name, unique in the application.</summary>
    public string Name { get; }

    /// <summary>The last value recorded by a derived class.</summary>
    internal double LastRecorded { get; private set; }

    /// <inheritdoc/>
    public int CompareTo(Sensor? other) => string.CompareOrdinal(Name, other?.Name);

    /// <inheritdoc/>
    public bool Equals(Sensor? other) => other is not null && other.Name == Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sensor);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    internal Sensor With(MetricName name, Func<object> read)
    {
        _metrics[name] = new StreamMetric(name, read);
        return this;
    }

    /// <summary>Records a value.</summary>
    protected void RecordInternal(double value, long timeMs)
    {
        lock (@lock) LastRecorded = value;
    }
}
