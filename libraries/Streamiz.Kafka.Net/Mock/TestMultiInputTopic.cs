using Confluent.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>Queues records on several topics; they are worked on together, in the order of their times, at <see cref="Flush"/>.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class TestMultiInputTopic<K, V>
{
    private readonly TopologyTestDriver _driver;
    private readonly Dictionary<string, TestInputTopic<K, V>> _topics = new(StringComparer.Ordinal);

    internal TestMultiInputTopic(TopologyTestDriver driver, ISerDes<K> keySerdes, ISerDes<V> valueSerdes, IEnumerable<string> topics)
    {
        _driver = driver;
        foreach (string topic in topics) _topics[topic] = new TestInputTopic<K, V>(driver, topic, keySerdes, valueSerdes);
    }

    /// <summary>Works on what is queued.</summary>
    public void Flush() => _driver.Run();

    /// <summary>Queues a value without a key.</summary>
    public void PipeInput(string topic, V value) => Queue(topic, new TestRecord<K, V>(default!, value));

    /// <summary>Queues a value without a key, at a time.</summary>
    public void PipeInput(string topic, V value, DateTime timestamp) => Queue(topic, new TestRecord<K, V>(default!, value, timestamp));

    /// <summary>Queues a key and a value.</summary>
    public void PipeInput(string topic, K key, V value, Headers? headers = null) => Queue(topic, new TestRecord<K, V>(key, value, headers));

    /// <summary>Queues a key and a value, at a time.</summary>
    public void PipeInput(string topic, K key, V value, DateTime timestamp, Headers? headers = null) => Queue(topic, new TestRecord<K, V>(key, value, timestamp, headers));

    /// <summary>Queues keys and values.</summary>
    public void PipeInputs(string topic, params (K, V)[] datas)
    {
        ArgumentNullException.ThrowIfNull(datas);
        foreach (var (key, value) in datas) PipeInput(topic, key, value);
    }

    /// <summary>Queues keys and values with headers.</summary>
    public void PipeInputs(string topic, params (K, V, Headers)[] datas)
    {
        ArgumentNullException.ThrowIfNull(datas);
        foreach (var (key, value, headers) in datas) PipeInput(topic, key, value, headers);
    }

    private void Queue(string topic, TestRecord<K, V> record)
    {
        if (!_topics.TryGetValue(topic, out var input)) throw new ArgumentException($"topic {topic} is not one of {string.Join(", ", _topics.Keys)}", nameof(topic));
        input.Queue(record);
    }
}
