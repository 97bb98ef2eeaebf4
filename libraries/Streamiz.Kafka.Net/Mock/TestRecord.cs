using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>A record to pipe into a topology under test.</summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public class TestRecord<K, V>
{
    /// <summary>An empty record.</summary>
    public TestRecord()
    {
    }

    /// <summary>A record at the driver's time.</summary>
    public TestRecord(K key, V value)
        : this(key, value, null, null)
    {
    }

    /// <summary>A record at a time.</summary>
    public TestRecord(K key, V value, DateTime? timestamp)
        : this(key, value, timestamp, null)
    {
    }

    /// <summary>A record with headers.</summary>
    public TestRecord(K key, V value, Headers? headers)
        : this(key, value, null, headers)
    {
    }

    /// <summary>A record at a time, with headers.</summary>
    public TestRecord(K key, V value, DateTime? timestamp, Headers? headers)
    {
        Key = key;
        Value = value;
        Timestamp = timestamp;
        Headers = headers;
    }

    /// <summary>Headers.</summary>
    public Headers? Headers { get; set; }

    /// <summary>Key.</summary>
    public K Key { get; set; } = default!;

    /// <summary>Time; null for the driver's.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>Value.</summary>
    public V Value { get; set; } = default!;
}
