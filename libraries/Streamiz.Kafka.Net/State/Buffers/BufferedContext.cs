using System.Buffers.Binary;
using System.Text;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Where a buffered record came from, kept with it: timestamp, offset, topic, partition, headers. Headers are a copy, in the form of a batch.
/// </summary>
internal readonly record struct BufferedContext(long Timestamp, long Offset, string Topic, int Partition, RecordHeaders Headers)
{
    /// <summary>The context of the record being worked on.</summary>
    public static BufferedContext Of(RecordContext context, RecordHeaders headers) =>
        new(context.Timestamp, context.Offset, context.Topic, context.Partition, headers.IsEmpty ? default : new RecordHeaders(headers.Encoded.ToArray()));

    /// <summary>Size as Kafka Streams reckons it for the limits of a buffer, bytes.</summary>
    public long MemorySize
    {
        get
        {
            long size = 8 + 8 + Topic.Length + 4;
            var headers = new HeaderWalk(Headers);
            while (headers.MoveNext()) size += Encoding.UTF8.GetCharCount(headers.Key) + headers.Value.Length;
            return size;
        }
    }

    /// <summary>Appends: 8-byte timestamp, 8-byte offset, 4-byte topic length, topic, 4-byte partition, 4-byte header count, headers with lengths.</summary>
    public void Write(Scratch output)
    {
        WriteLong(output, Timestamp);
        WriteLong(output, Offset);
        WriteBytes(output, Encoding.UTF8.GetBytes(Topic));
        WriteInt(output, Partition);
        var headers = new HeaderWalk(Headers);
        WriteInt(output, headers.Count);
        while (headers.MoveNext())
        {
            WriteBytes(output, headers.Key);
            if (headers.ValueIsNull) WriteInt(output, -1);
            else WriteBytes(output, headers.Value);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote and moves behind it.</summary>
    public static BufferedContext Read(ref ReadOnlySpan<byte> bytes)
    {
        long timestamp = ReadLong(ref bytes), offset = ReadLong(ref bytes);
        string topic = Encoding.UTF8.GetString(ReadBytes(ref bytes));
        int partition = ReadInt(ref bytes), count = ReadInt(ref bytes);
        if (count <= 0) return new BufferedContext(timestamp, offset, topic, partition, default);
        var headers = new HeaderList();
        for (int i = 0; i < count; i++)
        {
            var key = ReadBytes(ref bytes);
            int length = ReadInt(ref bytes);
            headers.Add(key, length < 0 ? default : bytes[..length], length < 0);
            if (length > 0) bytes = bytes[length..];
        }

        return new BufferedContext(timestamp, offset, topic, partition, headers.ToHeaders());
    }

    private static void WriteLong(Scratch output, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    private static void WriteInt(Scratch output, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), value);
        output.Advance(4);
    }

    private static void WriteBytes(Scratch output, ReadOnlySpan<byte> bytes)
    {
        WriteInt(output, bytes.Length);
        output.Append(bytes);
    }

    private static long ReadLong(ref ReadOnlySpan<byte> bytes)
    {
        long value = BinaryPrimitives.ReadInt64BigEndian(bytes);
        bytes = bytes[8..];
        return value;
    }

    private static int ReadInt(ref ReadOnlySpan<byte> bytes)
    {
        int value = BinaryPrimitives.ReadInt32BigEndian(bytes);
        bytes = bytes[4..];
        return value;
    }

    private static ReadOnlySpan<byte> ReadBytes(ref ReadOnlySpan<byte> bytes)
    {
        int length = ReadInt(ref bytes);
        var read = bytes[..length];
        bytes = bytes[length..];
        return read;
    }
}
