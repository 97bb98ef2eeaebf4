namespace Streamiz.Kafka.Net.State;

/// <summary>A value with the time of its last update.</summary>
/// <typeparam name="V">Type of the value.</typeparam>
public class ValueAndTimestamp<V> : IEquatable<ValueAndTimestamp<V>>
{
    private ValueAndTimestamp(long timestamp, V value)
    {
        Timestamp = timestamp;
        Value = value;
    }

    /// <summary>Milliseconds since 1970; -1 where the store keeps none.</summary>
    public long Timestamp { get; }

    /// <summary>The value.</summary>
    public V Value { get; }

    /// <summary>A value and its time; null when the value is.</summary>
    public static ValueAndTimestamp<V> Make(V value, long timestamp) => value is null ? null! : new ValueAndTimestamp<V>(timestamp, value);

    /// <inheritdoc/>
    public bool Equals(ValueAndTimestamp<V>? other) =>
        other is not null && Timestamp == other.Timestamp && EqualityComparer<V>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueAndTimestamp<V>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Timestamp, Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Value}@{Timestamp}";
}
