using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// A topic's entry into a task: the queue of its partition, its deserializer and its source node. The record at the head is deserialized once,
/// when it becomes the head; records that cannot be read or have no valid time are passed over there.
/// </summary>
internal sealed class Source<K, V>(TaskContext task, string topic, Codec<K> key, Codec<V> value, SourceClock<K, V> clock, Node<K, V> next) : ISource
{
    private const int FirstCapacity = 16;

    // A ring: what waits starts at _first and may run over the end.
    private IncomingRecord[] _waiting = new IncomingRecord[FirstCapacity];
    private int _first;
    private int _count;
    private bool _hasHead;
    private K _headKey = default!;
    private V _headValue = default!;

    public string Topic => topic;

    public int Buffered => _count;

    public long HeadTimestamp { get; private set; }

    public long NextOffset { get; private set; }

    public long PartitionTime { get; set; } = -1;

    public void Add(in IncomingRecord record)
    {
        if (_count == _waiting.Length) Grow();
        _waiting[(_first + _count) & (_waiting.Length - 1)] = record;
        _count++;
        if (!_hasHead) ReadHead();
    }

    public void Fill(PartitionReader reader, int enough)
    {
        while (_count < enough)
        {
            if (_count == _waiting.Length) Grow();
            if (!reader.TryMoveNext(ref _waiting[(_first + _count) & (_waiting.Length - 1)])) return;
            _count++;
            if (!_hasHead) ReadHead();
        }
    }

    public void ProcessHead()
    {
        ref readonly var head = ref _waiting[_first];
        long timestamp = HeadTimestamp;
        if (timestamp > PartitionTime) PartitionTime = timestamp;
        if (timestamp > task.StreamTime)
        {
            task.StreamTime = timestamp;
            if (task.Expiring.Count > 0) task.Expire();
        }

        task.Record.Set(topic, head.Partition, head.Offset, timestamp, head.Headers);
        try
        {
            next.Process(new StreamRecord<K, V>(_headKey, head.KeyIsNull, _headValue, head.ValueIsNull, timestamp, head.Headers));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException or InvalidCastException or ArithmeticException or KeyNotFoundException)
        {
            throw new StreamsException($"task {task.Id}: the record at {topic}[{head.Partition}] offset {head.Offset} could not be worked on: {e.Message}", e);
        }

        Drop();
        ReadHead();
    }

    public void Clear()
    {
        Array.Clear(_waiting);
        (_first, _count, _hasHead) = (0, 0, false);
        (_headKey, _headValue) = (default!, default!);
    }

    private void ReadHead()
    {
        _hasHead = false;
        while (_count > 0)
        {
            if (TryRead())
            {
                _hasHead = true;
                return;
            }

            task.Drop();
            Drop();
        }

        (_headKey, _headValue) = (default!, default!);
    }

    private bool TryRead()
    {
        ref readonly var head = ref _waiting[_first];
        try
        {
            _headKey = head.KeyIsNull ? default! : key.Read(head.Key.Span, head.Headers);
            _headValue = head.ValueIsNull ? default! : value.Read(head.Value.Span, head.Headers);
        }
        catch (Exception e) when (e is not SerDesUnavailableException)
        {
            if (Answer(head, e) == ExceptionHandlerResponse.CONTINUE) return false;
            throw new StreamsException($"task {task.Id}: the record at {topic}[{head.Partition}] offset {head.Offset} cannot be deserialized, and the deserialization exception handler says to fail: {e.Message}", e);
        }

        HeadTimestamp = clock.TimeOf(head, _headKey, _headValue, PartitionTime);
        return HeadTimestamp >= 0;
    }

    private ExceptionHandlerResponse Answer(in IncomingRecord head, Exception exception)
    {
        var record = new ConsumeResult<byte[], byte[]>
        {
            Topic = topic,
            Partition = head.Partition,
            Offset = head.Offset,
            Message = new Message<byte[], byte[]>
            {
                Key = head.KeyIsNull ? null! : head.Key.ToArray(),
                Value = head.ValueIsNull ? null! : head.Value.ToArray(),
                Timestamp = new Timestamp(head.Timestamp, TimestampType.CreateTime),
                Headers = HeaderCodec.Decode(head.Headers),
            },
        };
        return task.Config.DeserializationExceptionHandler(new ProcessorContext(task), record, exception);
    }

    // The head is done with: its offset is behind us, and its memory may go back to the fetch it came from. Its place is simply written over.
    private void Drop()
    {
        NextOffset = _waiting[_first].Offset + 1;
        _first = (_first + 1) & (_waiting.Length - 1);
        _count--;
    }

    private void Grow()
    {
        var larger = new IncomingRecord[_waiting.Length * 2];
        for (int i = 0; i < _count; i++) larger[i] = _waiting[(_first + i) & (_waiting.Length - 1)];
        (_waiting, _first) = (larger, 0);
    }
}
