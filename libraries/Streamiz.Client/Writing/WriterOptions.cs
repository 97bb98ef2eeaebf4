using Streamiz.Protocol.Compression;

namespace Streamiz.Client.Writing;

/// <summary>How records are written.</summary>
public sealed record WriterOptions
{
    /// <summary>The bytes of a partition's batch; a larger record gets a batch of its own.</summary>
    public int BatchBytes { get; init; } = 256 * 1024;

    /// <summary>How long a batch that is not full waits for more records, milliseconds.</summary>
    public int LingerMs { get; init; } = 5;

    /// <summary>The most bytes of batches that are not acknowledged. Beyond them appending says so.</summary>
    public long BufferBytes { get; init; } = 64 << 20;

    /// <summary>The most bytes of one request.</summary>
    public int MaxRequestBytes { get; init; } = 4 << 20;

    /// <summary>The most bytes of one record.</summary>
    public int MaxRecordBytes { get; init; } = 1 << 20;

    /// <summary>Requests that may wait for their answer at a node, 1 to 5 when idempotent.</summary>
    public int MaxInFlight { get; init; } = 5;

    /// <summary>-1 waits for all replicas in sync, 1 for the leader, 0 for nobody.</summary>
    public short Acks { get; init; } = -1;

    /// <summary>Whether each record is written once and in order, however often a request is tried.</summary>
    public bool Idempotent { get; init; } = true;

    /// <summary>How long a batch may take from its first record on, milliseconds.</summary>
    public int DeliveryTimeoutMs { get; init; } = 120_000;

    /// <summary>How batches are compressed.</summary>
    public CompressionType Compression { get; init; }

    /// <summary>The codec's level; null is its default.</summary>
    public int? CompressionLevel { get; init; }

    /// <summary>The name that a writer's transactions go by over restarts; null writes without transactions.</summary>
    public string? TransactionalId { get; init; }

    /// <summary>How long a transaction may be open, milliseconds.</summary>
    public int TransactionTimeoutMs { get; init; } = 60_000;

    /// <summary>
    /// Asked of a batch that would be given up, while the client is driven: true has it tried further, with the same numbers, so that it is still written once and in its place, and with
    /// <see cref="DeliveryTimeoutMs"/> from then on. Null gives up. Not asked where another try cannot help: of a fenced writer, and of an aborted transaction.
    /// </summary>
    public Func<WriteFailure, bool>? TryFurther { get; init; }

    internal void Check()
    {
        if (Idempotent && Acks != -1) throw new ArgumentException($"an idempotent writer needs acks=-1 (all), not {Acks}");
        if (Idempotent && MaxInFlight is < 1 or > 5) throw new ArgumentException($"an idempotent writer may have 1 to 5 requests in flight, not {MaxInFlight}");
        if (TransactionalId is not null && !Idempotent) throw new ArgumentException("a transactional writer has to be idempotent");
        if (BatchBytes < 1024) throw new ArgumentException($"a batch needs at least 1024 bytes, not {BatchBytes}");
        if (BufferBytes < BatchBytes) throw new ArgumentException($"the buffer ({BufferBytes} bytes) has to hold at least one batch ({BatchBytes} bytes)");
    }
}
