using Confluent.Kafka;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Records;
using CompressionType = Streamiz.Protocol.Compression.CompressionType;
using KafkaException = Streamiz.Client.KafkaException;
using TopicPartition = Streamiz.Client.TopicPartition;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Records that were not written, as user code is told of them: one report a record, with its key, value, headers and time.</summary>
internal static class RefusedRecords
{
    private const int MaxBatchBytes = 256 << 20;

    /// <summary>All records of a batch that failed, in order.</summary>
    public static IEnumerable<DeliveryReport<byte[], byte[]>> Of(WriteFailure failure)
    {
        var records = Open(failure.Batch.Span);
        while (records.MoveNext()) yield return Report(failure.Partition, failure.Error, MessageOf(records), PersistenceStatus.PossiblyPersisted);
    }

    /// <summary>A record that did not come as far as a batch.</summary>
    public static DeliveryReport<byte[], byte[]> Of(TopicPartition partition, KafkaException error, Message<byte[], byte[]> message) =>
        Report(partition, error, message, PersistenceStatus.NotPersisted);

    /// <summary>A record on its way into a batch.</summary>
    public static Message<byte[], byte[]> MessageOf(long timestamp, RecordBytes key, RecordBytes value, Protocol.Records.RecordHeaders headers) => new()
    {
        Key = key.ToArray()!,
        Value = value.ToArray()!,
        Timestamp = new Timestamp(timestamp, TimestampType.CreateTime),
        Headers = HeaderCodec.Decode(new RecordHeaders(headers.Encoded.ToArray())),
    };

    private static Message<byte[], byte[]> MessageOf(in RecordCursor record) => MessageOf(record.Timestamp, record.Key, record.Value, record.Headers);

    private static RecordCursor Open(ReadOnlySpan<byte> bytes)
    {
        if (!RecordBatch.TryRead(bytes, out var batch)) return default;
        byte[] records = [];
        int length = batch.Payload.Length;
        if (batch.Compression == CompressionType.None) records = batch.Payload.ToArray();
        else length = Protocol.Compression.Codec.Decompress(batch.Compression, batch.Payload, ref records, MaxBatchBytes);
        return new RecordCursor(batch, records, 0, length);
    }

    private static DeliveryReport<byte[], byte[]> Report(TopicPartition partition, KafkaException error, Message<byte[], byte[]> message, PersistenceStatus status) => new()
    {
        Topic = partition.Topic,
        Partition = partition.Partition,
        Error = new Error((ErrorCode)(int)error.Code, error.Message),
        Status = status,
        Message = message,
    };
}
