using System.Runtime.CompilerServices;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Records;

namespace Streamiz.Client.Writing;

/// <summary>
/// Writes records: each is serialized once, straight into the batch of its partition. Nothing is allocated per record. When the memory is full,
/// appending answers false; it has room again after the client has been driven on.
/// </summary>
public sealed class BatchWriter : IPart
{
    private readonly ClientContext _context;
    private readonly Dictionary<TopicPartition, WriterPartition> _partitions = [];
    private readonly List<WriterPartition> _active = [];
    private readonly Queue<WriteFailure> _failures = new();
    private readonly Sending _sending;
    private bool _starved;

    internal BatchWriter(KafkaClient client, WriterOptions options)
    {
        options.Check();
        _context = client.Context;
        Options = options;
        Memory = new BatchMemory(options.BatchBytes, options.BufferBytes);
        Identity = new ProducerIdentity(client, options);
        Transaction = new Transaction(client, this);
        _sending = new Sending(_context, this);
    }

    /// <summary>How records are written.</summary>
    public WriterOptions Options { get; }

    /// <summary>The writer's transactions. Only with <see cref="WriterOptions.TransactionalId"/>.</summary>
    public Transaction Transaction { get; }

    /// <summary>Records appended and neither acknowledged nor failed.</summary>
    public long PendingRecords { get; internal set; }

    /// <summary>Whether everything appended has been acknowledged or has failed.</summary>
    public bool IsFlushed => PendingRecords == 0;

    /// <summary>Bytes of memory that batches hold.</summary>
    public long BufferedBytes => Memory.Used;

    /// <summary>Told what becomes of each batch; null for nobody.</summary>
    internal IBatchWatcher? Watcher { get; set; }

    internal BatchMemory Memory { get; }

    internal ProducerIdentity Identity { get; }

    internal bool Flushing { get; private set; }

    internal IReadOnlyList<WriterPartition> Active => _active;

    internal bool Starved => _starved;

    /// <summary>The handle of a partition, the same one each time.</summary>
    public WriterPartition Partition(string topic, int partition)
    {
        var key = new TopicPartition(topic, partition);
        if (_partitions.TryGetValue(key, out var found)) return found;
        found = new WriterPartition(key);
        _partitions.Add(key, found);
        _context.Cluster.Topic(topic);
        return found;
    }

    /// <summary>Adds a record; false when the memory is full: drive the client and try again.</summary>
    /// <param name="to">The partition.</param>
    /// <param name="timestamp">Milliseconds since 1970.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="headers">The headers.</param>
    /// <exception cref="KafkaException">The record is larger than <see cref="WriterOptions.MaxRecordBytes"/>, or the transaction does not take records.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAppend(WriterPartition to, long timestamp, in RecordBytes key, in RecordBytes value, in RecordHeaders headers = default)
    {
        if (!to.HasOpen || !to.Open.TryAppend(timestamp, key, value, headers))
        {
            if (!MakeRoom(to, BatchBuilder.Bound(key.Length, value.Length, headers.Encoded.Length))) return false;
            to.Open.TryAppend(timestamp, key, value, headers);
        }
        to.PendingRecords++;
        PendingRecords++;
        return true;
    }

    /// <summary>Begins a record whose value is written in place; false when the memory is full.</summary>
    /// <param name="to">The partition.</param>
    /// <param name="timestamp">Milliseconds since 1970.</param>
    /// <param name="key">The key.</param>
    /// <param name="maxValueLength">The most bytes that the value can take.</param>
    /// <param name="headerBytes">The encoded bytes of the headers that <see cref="Commit"/> will be given.</param>
    /// <param name="value">Where the value goes.</param>
    /// <exception cref="KafkaException">As for <see cref="TryAppend"/>.</exception>
    public bool TryBegin(WriterPartition to, long timestamp, RecordBytes key, int maxValueLength, int headerBytes, out Span<byte> value)
    {
        if (to.HasOpen && to.Open.TryBegin(timestamp, key, maxValueLength, headerBytes, out value)) return true;
        value = default;
        return MakeRoom(to, BatchBuilder.Bound(key.Length, maxValueLength, headerBytes)) && to.Open.TryBegin(timestamp, key, maxValueLength, headerBytes, out value);
    }

    /// <summary>Closes the record begun: its value has so many bytes; -1 makes it null.</summary>
    public void Commit(WriterPartition to, int valueLength, RecordHeaders headers = default)
    {
        to.Open.Commit(valueLength, headers);
        to.PendingRecords++;
        PendingRecords++;
    }

    /// <summary>Gives up the record begun.</summary>
    public void Cancel(WriterPartition to)
    {
        to.Open.Cancel();
        if (to.Open.Count == 0) DropOpen(to);
    }

    /// <summary>Has everything sent without lingering, until <see cref="IsFlushed"/>.</summary>
    public void Flush() => Flushing = !IsFlushed;

    /// <summary>Takes the next failure.</summary>
    public bool TryTakeFailure(out WriteFailure failure) => _failures.TryDequeue(out failure!);

    void IPart.Drive()
    {
        Identity.Drive();
        Transaction.Drive();
        for (int i = 0; i < _active.Count; i++) CloseWhenDue(_active[i]);
        _sending.Drive();
        for (int i = _active.Count - 1; i >= 0; i--)
        {
            if (!_active[i].IsIdle) continue;
            _active[i].IsListed = false;
            _active.RemoveAt(i);
        }
        if (_active.Count == 0) _starved = false;
        if (IsFlushed) Flushing = false;
    }

    void IPart.Close()
    {
    }

    /// <summary>A batch has been written.</summary>
    internal void Acked(WriterPartition partition, PendingBatch batch, long baseOffset)
    {
        if (baseOffset >= 0) partition.AckedOffset = baseOffset + batch.Records - 1;
        Watcher?.Acked(partition, batch.First, batch.Records, baseOffset);
        _context.Metrics.BatchesWritten++;
        _context.Metrics.DeliveryDuration.Record(_context.Now - batch.CreatedAt);
        _context.Metrics.RecordsWritten += batch.Records;
        Release(partition, batch);
    }

    /// <summary>Gives a batch up, unless the writer's user wants it tried further; whether it was given up.</summary>
    internal bool GivesUp(WriterPartition partition, PendingBatch batch, KafkaException error)
    {
        var failure = FailureOf(partition, batch, error);
        if (Options.TryFurther is { } asked && !error.Error.Asks(ErrorAction.Fenced) && asked(failure))
        {
            batch.CreatedAt = _context.Now;
            return false;
        }
        Failed(partition, batch, failure);
        return true;
    }

    /// <summary>A batch will not be written.</summary>
    internal void Failed(WriterPartition partition, PendingBatch batch, KafkaException error) => Failed(partition, batch, FailureOf(partition, batch, error));

    // The batch's own memory is used again.
    private static WriteFailure FailureOf(WriterPartition partition, PendingBatch batch, KafkaException error) =>
        new(partition.TopicPartition, batch.Records, error) { Batch = batch.Bytes.AsSpan(0, batch.Length).ToArray() };

    private void Failed(WriterPartition partition, PendingBatch batch, WriteFailure failure)
    {
        var error = failure.Error;
        if (batch.Sequence >= 0) partition.NeedsNewEpoch = true;
        Watcher?.Failed(partition, batch.First, batch.Records, error);
        _failures.Enqueue(failure);
        Transaction.BatchFailed(error);
        Release(partition, batch);
    }

    /// <summary>Gives up what has not been sent. What is on its way is waited for.</summary>
    internal void DropUnsent(KafkaException why)
    {
        foreach (var partition in _active)
        {
            if (partition.HasOpen) Close(partition);
            foreach (var batch in partition.Waiting) Failed(partition, batch, why);
            partition.Waiting.Clear();
        }
    }

    internal bool AnyInFlight()
    {
        foreach (var partition in _active)
            if (partition.InFlight.Count > 0) return true;
        return false;
    }

    internal void NewTransaction()
    {
        foreach (var partition in _partitions.Values) partition.InTransaction = false;
    }

    private void Release(WriterPartition partition, PendingBatch batch)
    {
        partition.PendingRecords -= batch.Records;
        PendingRecords -= batch.Records;
        _starved = false;
        Memory.Return(batch);
        _context.Progressed();
    }

    private bool MakeRoom(WriterPartition to, int bytes)
    {
        Transaction.CheckTakesRecords();
        if (bytes > Options.MaxRecordBytes + 64) throw new KafkaException(ErrorCode.MessageTooLarge, $"a record of {bytes} bytes for {to.TopicPartition} is larger than the {Options.MaxRecordBytes} allowed");
        if (to.HasOpen) Close(to);
        byte[]? array = Memory.Rent(RecordBatch.HeaderSize + bytes);
        if (array is null)
        {
            // What is open is sent now, or nothing would ever become free.
            _starved = true;
            return false;
        }
        to.Open.Attach(array);
        to.OpenHeld = array.Length;
        to.HasOpen = true;
        to.OpenedAt = _context.Now;
        // Whoever appends between a drive and a wait must not wait longer than the batch.
        _context.DueAt(to.OpenedAt + Options.LingerMs);
        if (to.IsListed) return true;
        to.IsListed = true;
        _active.Add(to);
        return true;
    }

    private void CloseWhenDue(WriterPartition partition)
    {
        if (!partition.HasOpen || partition.Open.Count == 0) return;
        // Behind a batch that waits for its turn it could only wait as well: it goes on growing, so that a slow cluster gets fewer and larger ones.
        if (partition.Waiting.Count > 0 && !Flushing && !_starved) return;
        long due = partition.OpenedAt + Options.LingerMs;
        if (Flushing || _starved || _context.Now >= due) Close(partition);
        else _context.DueAt(due);
    }

    private void DropOpen(WriterPartition partition)
    {
        Memory.Return(partition.Open.Array, partition.OpenHeld);
        partition.HasOpen = false;
    }

    private void Close(WriterPartition partition)
    {
        var open = partition.Open;
        if (open.Count == 0)
        {
            DropOpen(partition);
            return;
        }
        var batch = Memory.NewBatch();
        var attributes = Options.TransactionalId is null ? BatchAttributes.None : BatchAttributes.Transactional;
        batch.Length = _sending.Seal(open, attributes);
        batch.Bytes = open.Array;
        batch.Held = partition.OpenHeld;
        batch.Records = open.Count;
        batch.First = partition.Closed;
        partition.Closed += open.Count;
        batch.CreatedAt = partition.OpenedAt;
        batch.Order = partition.Batches++;
        batch.Sequence = -1;
        batch.Tries = 0;
        partition.Waiting.Add(batch);
        partition.HasOpen = false;
    }
}
