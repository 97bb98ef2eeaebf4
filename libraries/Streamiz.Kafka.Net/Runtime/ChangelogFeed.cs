using Confluent.Kafka;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// A store and what is read of its changelog: records go into the store in bulk, one write batch for all that were taken together. Progress is counted in
/// positions, never in records: markers of transactions and gaps of compaction are passed over like everything else.
/// </summary>
internal sealed class ChangelogFeed(IStateStore store, StateRestoreCallback? callback, PartitionReader reader, long start)
{
    private readonly ITaskStore? _store = store as ITaskStore;

    // Read, but behind the limit of that moment.
    private IncomingRecord _next;
    private bool _hasNext;

    public IStateStore Store => store;

    public TopicPartition Partition { get; } = new(reader.Topic, reader.Partition);

    /// <summary>Offset behind what the store contains.</summary>
    public long Position { get; private set; } = start;

    /// <summary>Offset behind everything that was fetched, records or not.</summary>
    public long FetchedPosition => reader.FetchedPosition;

    /// <summary>Offset behind the last stable record, as the cluster said last; -1 before its first answer.</summary>
    public long EndOffset => reader.EndOffset;

    /// <summary>Whether a record that was fetched waits for the limit to be raised.</summary>
    public bool IsHeldBack => _hasNext;

    /// <summary>The cluster no longer has what comes next.</summary>
    public bool IsOutOfRange => reader.IsOutOfRange;

    /// <summary>Takes in records below the limit, no more than so many; returns how many.</summary>
    public int Take(long limit, int atMost)
    {
        int taken = 0;
        long behind = Position;
        while (taken < atMost && (_hasNext || reader.TryMoveNext(ref _next)))
        {
            _hasNext = _next.Offset >= limit;
            if (_hasNext) break;
            Put(_next);
            behind = _next.Offset + 1;
            taken++;
        }

        // With fewer than wanted nothing is left below what was fetched.
        if (taken < atMost) behind = Math.Max(behind, Math.Min(limit, reader.FetchedPosition));
        if (taken > 0) _store?.EndRestore(behind);
        if (behind > Position) reader.Done(behind);
        Position = behind;
        return taken;
    }

    public void Close() => reader.Close();

    private void Put(in IncomingRecord record)
    {
        if (_store is not null) _store.Restore(record);
        else callback?.Invoke(Bytes.Wrap(record.Key.ToArray()), record.ValueIsNull ? null : record.Value.ToArray(), record.Timestamp);
    }
}
