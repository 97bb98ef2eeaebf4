using Streamiz.Client;
using Streamiz.Client.Writing;
using Streamiz.Host.Flights;
using Streamiz.Protocol;
using Streamiz.Protocol.Records;

namespace Streamiz.Host.Cluster;

/// <summary>Writes records to one topic, idempotently; a write ends when all of its records are acknowledged or one has failed.</summary>
internal sealed class TopicWriter
{
    /// <summary>Writes that wait for their turn; one more is refused.</summary>
    private const int MaxWaiting = 64;

    private readonly ClientThread _client;
    private readonly string _topic;
    private readonly Queue<Write> _waiting = new();
    private readonly BatchWriter _writer;
    private Write? _current;
    private bool _stepping;

    private TopicWriter(ClientThread client, string topic, int partitions, BatchWriter writer)
    {
        _client = client;
        _topic = topic;
        Partitions = partitions;
        _writer = writer;
    }

    public int Partitions { get; }

    public static async Task<TopicWriter> OpenAsync(ClientThread client, string topic, int partitions) =>
        new(client, topic, partitions, await client.DoAsync(c => c.OpenWriter(new WriterOptions { DeliveryTimeoutMs = 30_000, LingerMs = 0 })).ConfigureAwait(false));

    /// <summary>The partition of a key, as Kafka's own clients choose it.</summary>
    public int PartitionOf(ReadOnlySpan<byte> key) => Murmur2.Partition(key, Partitions);

    /// <exception cref="SinkException">Not all could be written.</exception>
    public async Task WriteAsync(IReadOnlyList<OutgoingRecord> records, CancellationToken cancellationToken)
    {
        var write = new Write(records);
        bool taken = await _client.DoAsync(_ => Enqueue(write)).ConfigureAwait(false);
        if (!taken) throw new SinkException($"{_topic}: {MaxWaiting} writes are waiting already.");
        await write.Done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private bool Enqueue(Write write)
    {
        if (_waiting.Count >= MaxWaiting) return false;
        _waiting.Enqueue(write);
        if (_stepping) return true;
        _stepping = true;
        _client.Repeat(Step);
        return true;
    }

    // On the client's thread, after every drive: append what there is room for, wait until nothing is pending, take the next.
    private bool Step()
    {
        while (_current is not null || _waiting.TryDequeue(out _current))
        {
            Write write = _current;
            try
            {
                Append(write);
            }
            catch (KafkaException e)
            {
                write.Error ??= e;
                write.Next = write.Records.Count;
            }
            while (_writer.TryTakeFailure(out WriteFailure failure)) write.Error ??= failure.Error;
            if (write.Next < write.Records.Count) return false;
            if (!_writer.IsFlushed)
            {
                _writer.Flush();
                return false;
            }
            _current = null;
            if (write.Error is { } error) write.Done.TrySetException(new SinkException($"{_topic}: {error.Message}", error));
            else write.Done.TrySetResult();
        }
        _stepping = false;
        return true;
    }

    private void Append(Write write)
    {
        IReadOnlyList<OutgoingRecord> records = write.Records;
        while (write.Next < records.Count)
        {
            OutgoingRecord record = records[write.Next];
            RecordBytes value = record.Value is null ? RecordBytes.Null : new RecordBytes(record.Value);
            if (!_writer.TryAppend(_writer.Partition(_topic, record.Partition), record.Timestamp, new RecordBytes(record.Key), value, RecordHeaders.FromEncoded(record.Headers))) return;
            write.Next++;
        }
    }

    private sealed class Write(IReadOnlyList<OutgoingRecord> records)
    {
        public IReadOnlyList<OutgoingRecord> Records { get; } = records;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Next { get; set; }

        public KafkaException? Error { get; set; }
    }
}
