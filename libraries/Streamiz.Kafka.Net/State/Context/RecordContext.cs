using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.State;

/// <summary>Where the record that a task is working on comes from; one object a task, overwritten for every record.</summary>
internal sealed partial class RecordContext
{
    public string Topic = "";
    public int Partition = -1;
    public long Offset = -1;
    public long Timestamp;

    private RecordHeaders _headers;

    // Handed to user code, which may have changed them; null while nobody asked.
    private Headers? _decoded;

    /// <summary>The headers as they are now, with what user code changed.</summary>
    public RecordHeaders Headers
    {
        get => _decoded is null ? _headers : HeaderCodec.Encode(_decoded);
        set
        {
            _headers = value;
            _decoded = null;
        }
    }

    /// <summary>All of it: to come back to after something else was worked on in between.</summary>
    public RecordPlace Place
    {
        get => new(Topic, Partition, Offset, Timestamp, Headers);
        set => Set(value.Topic, value.Partition, value.Offset, value.Timestamp, value.Headers);
    }

    public void Set(string topic, int partition, long offset, long timestamp, RecordHeaders headers)
    {
        (Topic, Partition, Offset, Timestamp) = (topic, partition, offset, timestamp);
        Headers = headers;
    }
}
