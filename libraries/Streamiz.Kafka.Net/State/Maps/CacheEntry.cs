using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>A cached update with the record context of its last change.</summary>
internal sealed class CacheEntry : ByteEntry
{
    private string _topic = "";
    private int _partition;
    private long _offset;
    private long _timestamp;
    private byte[] _headers = [];

    /// <summary>Whether the update was handed on, so that the entry is only kept to be read.</summary>
    public bool HasGoneOn { get; set; }

    public override void Forget()
    {
        base.Forget();
        HasGoneOn = false;
    }

    public void Remember(RecordContext record)
    {
        (_topic, _partition, _offset, _timestamp) = (record.Topic, record.Partition, record.Offset, record.Timestamp);
        ReadOnlyMemory<byte> headers = record.Headers.Encoded;
        _headers = headers.IsEmpty ? [] : headers.ToArray();
    }

    public void Recall(RecordContext record) => record.Set(_topic, _partition, _offset, _timestamp, new RecordHeaders(_headers));
}
