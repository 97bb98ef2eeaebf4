using System.Buffers.Binary;
using System.Text;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <content>The user's view of it.</content>
internal sealed partial class RecordContext : IRecordContext
{
    Headers IRecordContext.Headers => _decoded ??= HeaderCodec.Decode(_headers);

    long IRecordContext.MemorySizeEstimate => 8 + 8 + Topic.Length + 4 + HeaderCodec.MemorySize(Headers);

    long IRecordContext.Offset => Offset;

    int IRecordContext.Partition => Partition;

    long IRecordContext.Timestamp => Timestamp;

    string IRecordContext.Topic => Topic;

    /// <inheritdoc/>
    public void ChangeTimestamp(long ts) => Timestamp = ts;

    /// <inheritdoc/>
    public void SetHeaders(Headers headers) => _decoded = headers ?? [];

    /// <summary>Adds a header behind those that are there.</summary>
    public void AddHeader(string key, string value) => Headers = HeaderCodec.Append(Headers, key, value);

    /// <inheritdoc/>
    public byte[] Serialize()
    {
        var headers = HeaderCodec.Decode(Headers);
        int topicBytes = Encoding.UTF8.GetByteCount(Topic);
        int size = 8 + 8 + 4 + topicBytes + 4 + 4;
        foreach (var header in headers) size += 4 + Encoding.UTF8.GetByteCount(header.Key) + 4 + (header.GetValueBytes()?.Length ?? 0);
        var bytes = new byte[size];
        var rest = bytes.AsSpan();
        rest = Put(rest, Timestamp);
        rest = Put(rest, Offset);
        rest = Put(rest, Encoding.UTF8.GetBytes(Topic));
        rest = Put(rest, Partition);
        rest = Put(rest, headers.Count);
        foreach (var header in headers)
        {
            rest = Put(rest, Encoding.UTF8.GetBytes(header.Key));
            rest = Put(rest, header.GetValueBytes());
        }

        return bytes;
    }

    private static Span<byte> Put(Span<byte> to, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(to, value);
        return to[8..];
    }

    private static Span<byte> Put(Span<byte> to, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, value);
        return to[4..];
    }

    private static Span<byte> Put(Span<byte> to, byte[]? value)
    {
        to = Put(to, value?.Length ?? -1);
        value.AsSpan().CopyTo(to);
        return to[(value?.Length ?? 0)..];
    }
}
