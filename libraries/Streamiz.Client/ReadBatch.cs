using Streamiz.Client.People;
using Streamiz.Client.Reading;

namespace Streamiz.Client;

/// <summary>Records of one partition, in order. Dispose it when they have been worked on: only then are they committed, and their memory is used again.</summary>
public sealed class ReadBatch : IDisposable
{
    private readonly ReaderLoop _loop;
    private readonly ClientThread _thread;
    private readonly AssignedPartition _partition;
    private int _disposed;

    internal ReadBatch(ReaderLoop loop, ClientThread thread, FetchedBatch inner)
    {
        _loop = loop;
        _thread = thread;
        Inner = inner;
        _partition = inner.Partition;
        TopicPartition = _partition.TopicPartition;
        NextOffset = inner.NextOffset;
        Epoch = inner.LeaderEpoch;
    }

    /// <summary>Where the records are from.</summary>
    public TopicPartition TopicPartition { get; }

    /// <summary>The offset behind the batch: where reading goes on.</summary>
    public long NextOffset { get; }

    internal FetchedBatch Inner { get; }

    internal int Epoch { get; }

    internal bool IsStale => Inner.Generation != _partition.Generation;

    internal bool IsReturned => Volatile.Read(ref _disposed) != 0;

    /// <summary>Walks the records, once.</summary>
    public Enumerator GetEnumerator()
    {
        ObjectDisposedException.ThrowIf(IsReturned, this);
        return new Enumerator(this);
    }

    /// <summary>The records have been worked on.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) _thread.Post(() => _loop.Returned(this));
    }

    /// <summary>Walks a batch's records.</summary>
    public readonly ref struct Enumerator
    {
        private readonly ReadBatch _batch;

        internal Enumerator(ReadBatch batch) => _batch = batch;

        /// <summary>The record.</summary>
        public ReadRecord Current => new(ref _batch.Inner.Records);

        /// <summary>Goes to the next.</summary>
        public bool MoveNext() => _batch.Inner.Records.MoveNext();
    }
}
