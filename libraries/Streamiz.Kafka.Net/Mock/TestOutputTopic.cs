using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>Reads what a topology under test wrote to a topic.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class TestOutputTopic<K, V>
{
    private readonly Queue<CapturedRecord> _queue;
    private readonly ISerDes<K> _keySerdes;
    private readonly ISerDes<V> _valueSerdes;
    private long _offset;

    internal TestOutputTopic(Queue<CapturedRecord> queue, ISerDes<K> keySerdes, ISerDes<V> valueSerdes)
    {
        _queue = queue;
        _keySerdes = keySerdes;
        _valueSerdes = valueSerdes;
    }

    /// <summary>Whether everything was read.</summary>
    public bool IsEmpty => _queue.Count == 0;

    /// <summary>Records left to read.</summary>
    public int QueueSize => _queue.Count;

    /// <summary>The next record; null when there is none.</summary>
    public ConsumeResult<K, V> ReadKeyValue()
    {
        if (!_queue.TryDequeue(out var record)) return null!;
        var headers = HeaderCodec.Decode(record.Headers);
        return new ConsumeResult<K, V>
        {
            Topic = record.Topic,
            Partition = record.Partition,
            Offset = _offset++,
            Message = new Message<K, V>
            {
                Key = _keySerdes.Deserialize(record.Key, new SerializationContext(MessageComponentType.Key, record.Topic, headers)),
                Value = _valueSerdes.Deserialize(record.Value, new SerializationContext(MessageComponentType.Value, record.Topic, headers)),
                Timestamp = new Timestamp(record.Timestamp, TimestampType.CreateTime),
                Headers = headers,
            },
        };
    }

    /// <summary>All records left.</summary>
    public IEnumerable<ConsumeResult<K, V>> ReadKeyValueList()
    {
        var all = new List<ConsumeResult<K, V>>(_queue.Count);
        while (_queue.Count > 0) all.Add(ReadKeyValue());
        return all;
    }

    /// <summary>The next record's value; the default one when there is none.</summary>
    public V ReadValue() => ReadKeyValue() is { } record ? record.Message.Value : default!;

    /// <summary>The values of all records left.</summary>
    public IEnumerable<V> ReadValueList() => [.. ReadKeyValueList().Select(r => r.Message.Value)];
}
