using System.Runtime.CompilerServices;
using Streamiz.Client.Groups;
using Streamiz.Client.People;
using Streamiz.Client.Wires;

namespace Streamiz.Client;

/// <summary>
/// Reads topics, batch by batch: alone, or as a member of a group that shares their partitions. It has one thread, which drives its client, so that the member stays
/// one while records are worked on. What has been disposed is committed; after a crash the rest comes again.
/// </summary>
public sealed class KafkaReader : IAsyncDisposable
{
    private const int CloseTimeoutMs = 10_000;

    private readonly ClientThread _thread;
    private readonly ReaderLoop _loop;

    /// <summary>Creates a reader and starts its thread.</summary>
    /// <param name="options">What it reads.</param>
    /// <param name="network">The way to the cluster; null is TCP.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <exception cref="ArgumentException">There are no topics, or topics and a pattern; the pattern cannot be one; assignors are missing or have one name; or an address cannot be one.</exception>
    public KafkaReader(ReaderOptions options, INetwork? network = null, TimeProvider? time = null)
    {
        if ((options.Topics.Count == 0) == (options.TopicPattern is null)) throw new ArgumentException(options.TopicPattern is null ? "there are no topics to read" : "topics are given by name or by a pattern, not both", nameof(options));
        if (options.TopicPattern is { } pattern) TopicPattern.Parse(pattern);
        ClassicConsumerMember.Check(options.Assignors);
        _thread = new ClientThread(options.Client, network, time, $"{options.Client.ClientId} reader");
        _loop = new ReaderLoop(options, _thread);
        _thread.Start(_loop.Turn, _loop.Failed);
    }

    /// <summary>Counters of its client.</summary>
    public ClientMetrics Metrics => _thread.Client.Metrics;

    /// <summary>The partitions that the reader reads at present. Others may have them a moment later.</summary>
    public IReadOnlyList<TopicPartition> Assignment => _loop.Assignment;

    /// <summary>Batches as they come, of all partitions that are this reader's. Dispose each when its records have been worked on.</summary>
    /// <param name="cancellation">Ends the enumeration; the reader stays open.</param>
    /// <exception cref="KafkaException">The cluster refuses the reader, or a batch cannot be read: the reader is done.</exception>
    public async IAsyncEnumerable<ReadBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await _loop.Batches.WaitToReadAsync(cancellation).ConfigureAwait(false))
        {
            while (_loop.Batches.TryRead(out var batch))
            {
                // Room for the next one.
                if (_loop.Batches.Count == 0) _thread.Client.WakeUp();
                // The partition has gone to somebody else, who has the batch as well.
                if (batch.IsStale) batch.Dispose();
                else yield return batch;
            }
        }
    }

    /// <summary>Commits what has been disposed by now.</summary>
    /// <exception cref="KafkaException">The group did not take it, for instance because the member has lost its place.</exception>
    public Task CommitAsync(CancellationToken cancellation = default) => _thread.Ask(_ => _loop.Commit(), cancellation);

    /// <summary>Commits what has been disposed, unless that is left to the user, leaves the group and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_thread.IsClosing) return;
        var closing = await _thread.Ask(_ => Answer<Func<bool>>.Of(_loop.Closing())).ConfigureAwait(false);
        await _thread.CloseAsync(closing, CloseTimeoutMs).ConfigureAwait(false);
    }

    /// <summary>The member's place and what has been given back, for a transaction; and how to say that it is committed.</summary>
    internal Task<(GroupMetadata Place, List<KeyValuePair<TopicPartition, OffsetAndMetadata>> Offsets)> TakeDoneAsync() => _thread.Ask(_ => Answer<(GroupMetadata, List<KeyValuePair<TopicPartition, OffsetAndMetadata>>)>.Of(_loop.TakeDone()));

    internal void Committed(List<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets) => _thread.Post(() => _loop.Committed(offsets));
}
