using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>A record given to an asynchronous call; it stays valid as long as the call runs.</summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public class ExternalRecord<K, V>
{
    private readonly StreamRecord<K, V> _record;
    private IReadOnlyCollection<IHeader>? _headers;

    internal ExternalRecord(in StreamRecord<K, V> record) => _record = record;

    /// <summary>The headers.</summary>
    public IReadOnlyCollection<IHeader> Headers => _headers ??= [.. HeaderCodec.Decode(_record.Headers)];

    /// <summary>The key; the default value of its type when there is none.</summary>
    public K Key => _record.Key;

    /// <summary>The time, milliseconds since 1970.</summary>
    public long Timestamp => _record.Timestamp;

    /// <summary>The value; the default value of its type when there is none.</summary>
    public V Value => _record.Value;
}
