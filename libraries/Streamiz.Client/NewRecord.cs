namespace Streamiz.Client;

/// <summary>A record to be written.</summary>
/// <param name="Topic">Where to.</param>
/// <param name="Value">Its value; null is a tombstone.</param>
public sealed record NewRecord(string Topic, ReadOnlyMemory<byte>? Value)
{
    /// <summary>Its key; null has none, and goes to any partition.</summary>
    public ReadOnlyMemory<byte>? Key { get; init; }

    /// <summary>Its partition; null is the one that Kafka's clients choose by the key (murmur2).</summary>
    public int? Partition { get; init; }

    /// <summary>Milliseconds since 1970; null is now.</summary>
    public long? Timestamp { get; init; }

    /// <summary>Its headers, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]?>> Headers { get; init; } = [];
}
