using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Streamiz.Host.Flights;
using Streamiz.Host.Metrics;
using Streamiz.Host.Startup;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Host.Cluster;

/// <summary>Takes records that could not be read: each is counted, logged, and written to a topic of its own as it came, with what went wrong.</summary>
internal sealed class DeadLetters(TopicWriter writer, HostCounters counters, ILogger<DeadLetters> logger)
{
    /// <summary>The engine's handler: goes on with the next record.</summary>
    public ExceptionHandlerResponse Handle(ProcessorContext context, ConsumeResult<byte[], byte[]> record, Exception error)
    {
        counters.AddUnreadableRecord();
        HostLog.RecordSkipped(logger, record.Topic, record.Partition.Value, record.Offset.Value, error.Message);
        byte[] key = record.Message.Key ?? [];
        var letter = new OutgoingRecord(writer.PartitionOf(key), record.Message.Timestamp.UnixTimestampMs, key, record.Message.Value, HeaderBytes.Of(Headers(record, error)));
        // The engine goes on meanwhile; a letter that cannot be written is said, for there is nobody left to tell.
        _ = SendAsync(letter, record);
        return ExceptionHandlerResponse.CONTINUE;
    }

    private async Task SendAsync(OutgoingRecord letter, ConsumeResult<byte[], byte[]> record)
    {
        try
        {
            await writer.WriteAsync([letter], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SinkException or ObjectDisposedException)
        {
            HostLog.LetterLost(logger, record.Topic, record.Partition.Value, record.Offset.Value, e.Message);
        }
    }

    private static (string Name, byte[] Value)[] Headers(ConsumeResult<byte[], byte[]> record, Exception error) =>
    [
        ("error.message", Encoding.UTF8.GetBytes(error.Message)),
        ("error.type", Encoding.UTF8.GetBytes(error.GetType().Name)),
        ("source.topic", Encoding.UTF8.GetBytes(record.Topic)),
        ("source.partition", Encoding.UTF8.GetBytes(record.Partition.Value.ToString(CultureInfo.InvariantCulture))),
        ("source.offset", Encoding.UTF8.GetBytes(record.Offset.Value.ToString(CultureInfo.InvariantCulture))),
    ];
}
