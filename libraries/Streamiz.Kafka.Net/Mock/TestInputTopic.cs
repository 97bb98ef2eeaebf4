using Confluent.Kafka;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>Pipes records into a topic of a topology under test; each is worked on before the call returns.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class TestInputTopic<K, V>
{
    private readonly TopologyTestDriver _driver;
    private readonly string _topic;
    private readonly ISerDes<K> _keySerdes;
    private readonly ISerDes<V> _valueSerdes;

    internal TestInputTopic(TopologyTestDriver driver, string topic, ISerDes<K> keySerdes, ISerDes<V> valueSerdes)
    {
        _driver = driver;
        _topic = topic;
        _keySerdes = keySerdes;
        _valueSerdes = valueSerdes;
    }

    /// <summary>Pipes a record.</summary>
    public virtual void PipeInput(TestRecord<K, V> record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Queue(record);
        _driver.Run();
    }

    /// <summary>Pipes a value without a key.</summary>
    public void PipeInput(V value) => PipeInput(new TestRecord<K, V>(default!, value));

    /// <summary>Pipes a value without a key, at a time.</summary>
    public void PipeInput(V value, DateTime timestamp) => PipeInput(new TestRecord<K, V>(default!, value, timestamp));

    /// <summary>Pipes a key and a value.</summary>
    public void PipeInput(K key, V value, Headers? headers = null) => PipeInput(new TestRecord<K, V>(key, value, headers));

    /// <summary>Pipes a key and a value, at a time.</summary>
    public void PipeInput(K key, V value, DateTime timestamp, Headers? headers = null) => PipeInput(new TestRecord<K, V>(key, value, timestamp, headers));

    /// <summary>Pipes records, one after the other.</summary>
    public virtual void PipeInputs(IEnumerable<TestRecord<K, V>> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records) PipeInput(record);
    }

    /// <summary>Pipes keys and values.</summary>
    public void PipeInputs(IEnumerable<KeyValuePair<K, V>> inputs) => PipeInputs(inputs.Select(i => new TestRecord<K, V>(i.Key, i.Value)));

    /// <summary>Pipes values without keys.</summary>
    public void PipeInputs(IEnumerable<V> valueInputs) => PipeInputs(valueInputs.Select(v => new TestRecord<K, V>(default!, v)));

    /// <summary>Pipes keys and values, the first at a time and each further one later by the same step.</summary>
    public void PipeInputs(IEnumerable<KeyValuePair<K, V>> inputs, DateTime timestamp, TimeSpan advance) =>
        PipeInputs(inputs.Select((input, i) => new TestRecord<K, V>(input.Key, input.Value, timestamp + (advance * i))));

    /// <summary>Serialized key and value.</summary>
    protected (byte[] Key, byte[] Value) GetBytes(K key, V value, Headers headers) => (GetKeyBytes(key), GetValueBytes(value, headers));

    /// <summary>The serialized key; null for none.</summary>
    protected byte[] GetKeyBytes(K key) => (key is null ? null : _keySerdes.Serialize(key, new SerializationContext(MessageComponentType.Key, _topic)))!;

    /// <summary>The serialized value; null for none.</summary>
    protected byte[] GetValueBytes(V value, Headers headers) => (value is null ? null : _valueSerdes.Serialize(value, new SerializationContext(MessageComponentType.Value, _topic, headers)))!;

    /// <summary>Queues a record without working on it.</summary>
    internal void Queue(TestRecord<K, V> record)
    {
        // Serializers may add headers of their own.
        var headers = record.Headers ?? [];
        var (key, value) = GetBytes(record.Key, record.Value, headers);
        long timestamp = record.Timestamp?.GetMilliseconds() ?? _driver.WallClockMs;
        _driver.Queue(new CapturedRecord(_topic, 0, key, value, timestamp, HeaderCodec.Encode(headers)));
    }
}
