using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>A record whose key cannot be changed: made from the one that came in. (Ours.)</summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public sealed class FixedKeyRecord<K, V>
{
    internal FixedKeyRecord(Record<K, V> record) => Inner = record;

    /// <summary>The key; the default value of its type when there is none.</summary>
    public K Key => Inner.Key;

    /// <summary>The value; the default value of its type when there is none.</summary>
    public V Value => Inner.Value;

    /// <summary>Whether there is no key.</summary>
    public bool KeyIsNull => Inner.KeyIsNull;

    /// <summary>Whether there is no value.</summary>
    public bool ValueIsNull => Inner.ValueIsNull;

    /// <summary>The time, milliseconds since 1970.</summary>
    public long TimestampMs => Inner.TimestampMs;

    /// <summary>The headers.</summary>
    public Headers Headers => Inner.Headers;

    /// <summary>Where the record came from.</summary>
    public TopicPartitionOffset TopicPartitionOffset => Inner.TopicPartitionOffset;

    internal Record<K, V> Inner { get; }

    /// <summary>The same with another value.</summary>
    public FixedKeyRecord<K, VR> WithValue<VR>(VR value) => new(Inner.WithValue(value));

    /// <summary>The same at another time, milliseconds since 1970.</summary>
    public FixedKeyRecord<K, V> WithTimestamp(long timestampMs) => new(Inner.WithTimestamp(timestampMs));

    /// <summary>The same with other headers.</summary>
    public FixedKeyRecord<K, V> WithHeaders(Headers headers) => new(Inner.WithHeaders(headers));
}
