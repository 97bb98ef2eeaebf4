using System.Threading.Channels;
using Streamiz.Client.People;
using Streamiz.Client.Wires;
using Streamiz.Client.Writing;

namespace Streamiz.Client;

/// <summary>
/// Writes records from any thread: each call waits for its record to be in the log, and all of them share batches. It has one thread, which drives its client.
/// </summary>
public sealed class KafkaWriter : IAsyncDisposable
{
    private const int MaxWaiting = 10_000;

    private readonly ClientThread _thread;
    private readonly WriterLoop _loop;
    private readonly int _closeTimeoutMs;

    /// <summary>Creates a writer and starts its thread.</summary>
    /// <param name="client">The cluster and who the client is to it.</param>
    /// <param name="options">How records are written; null is idempotent, with a linger of a few milliseconds.</param>
    /// <param name="network">The way to the cluster; null is TCP.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public KafkaWriter(ClientOptions client, WriterOptions? options = null, INetwork? network = null, TimeProvider? time = null)
    {
        options ??= new WriterOptions();
        _closeTimeoutMs = options.DeliveryTimeoutMs;
        _thread = new ClientThread(client, network, time, $"{client.ClientId} writer");
        _loop = new WriterLoop(_thread, options, MaxWaiting, time ?? TimeProvider.System);
        _thread.Start(_loop.Turn, _loop.Failed);
    }

    /// <summary>Counters of its client.</summary>
    public ClientMetrics Metrics => _thread.Client.Metrics;

    /// <summary>Writes a record; done when the cluster has it. Records of one caller for one partition are written in the order of the calls.</summary>
    /// <exception cref="KafkaException">It was not written, or may not have been: it is too large, the topic is not there, or the time is over.</exception>
    /// <exception cref="InvalidOperationException">The writer is transactional, and no transaction is open.</exception>
    public async Task<WriteResult> WriteAsync(NewRecord record, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_thread.IsClosing, this);
        var write = new PendingWrite(record);
        try
        {
            if (!_loop.Waiting.TryWrite(write)) await _loop.Waiting.WriteAsync(write, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw e.InnerException ?? new ObjectDisposedException(nameof(KafkaWriter));
        }
        _thread.Client.WakeUp();
        return await write.Done.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Has everything sent without lingering; done when nothing is on its way any more.</summary>
    public Task FlushAsync(CancellationToken cancellation = default) => _thread.Ask(_ => _loop.Flush(), cancellation);

    /// <summary>Begins a transaction; the first one fences earlier writers with the same transactional id.</summary>
    /// <exception cref="KafkaException">Another writer has the place.</exception>
    public Task BeginTransactionAsync(CancellationToken cancellation = default) => _thread.Ask(_ => _loop.Begin(), cancellation);

    /// <summary>Commits the transaction: its records are seen all at once. Await the writes before, or after; they are done with it.</summary>
    /// <exception cref="KafkaException">It could not be committed: abort it.</exception>
    public Task CommitTransactionAsync(CancellationToken cancellation = default) => _thread.Ask(_ => _loop.End(commit: true), cancellation);

    /// <summary>Commits the transaction together with what has been disposed of a reader's batches: both, or neither.</summary>
    /// <param name="reader">A reader that is a member of a group, with <see cref="ReaderOptions.CommitIntervalMs"/> 0.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="KafkaException">It could not be committed, for instance because the reader has lost its place: abort it.</exception>
    public async Task CommitTransactionAsync(KafkaReader reader, CancellationToken cancellation = default)
    {
        var (place, offsets) = await reader.TakeDoneAsync().ConfigureAwait(false);
        if (offsets.Count > 0) await _thread.Ask(_ => _loop.SendOffsets(place, offsets), cancellation).ConfigureAwait(false);
        await CommitTransactionAsync(cancellation).ConfigureAwait(false);
        reader.Committed(offsets);
    }

    /// <summary>Aborts the transaction: nobody who reads committed records sees any of it.</summary>
    public Task AbortTransactionAsync(CancellationToken cancellation = default) => _thread.Ask(_ => _loop.End(commit: false), cancellation);

    /// <summary>Writes what waits, as long as that may take, and closes.</summary>
    public async ValueTask DisposeAsync() => await _thread.CloseAsync(_loop.IsFlushed, _closeTimeoutMs).ConfigureAwait(false);
}
