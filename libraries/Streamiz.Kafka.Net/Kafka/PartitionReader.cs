using Streamiz.Client.Reading;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>
/// The batches of one partition that were fetched: records are handed out one by one where they lie, and a batch's memory goes back to the client
/// once all its records have been worked on.
/// </summary>
internal sealed class PartitionReader(Fetcher fetcher, AssignedPartition partition)
{
    private readonly Queue<FetchedBatch> _fresh = new();
    private readonly Queue<Handed> _handed = new();
    private long _lastOffset = -1;

    // Offset behind the last batch that is wholly done, with the markers and gaps that follow it.
    private long _donePosition = partition.Position;

    public string Topic => partition.TopicPartition.Topic;

    public int Partition => partition.TopicPartition.Partition;

    /// <summary>Whether everything that the cluster has was handed out.</summary>
    public bool IsCaughtUp => _fresh.Count == 0 && partition.HighWatermark >= 0 && partition.Position >= partition.HighWatermark;

    /// <summary>Offset behind the last stable record; -1 until the cluster has answered once.</summary>
    public long EndOffset => partition.LastStableOffset >= 0 ? partition.LastStableOffset : partition.HighWatermark;

    /// <summary>Offset behind everything that was fetched, records or not.</summary>
    public long FetchedPosition => partition.Position;

    /// <summary>Set when the cluster has no such offset (any more): whoever reads decides where to go on.</summary>
    public bool IsOutOfRange { get; set; }

    /// <summary>With <see cref="IsOutOfRange"/>: the log was cut back to this offset, where reading can go on; else -1.</summary>
    public long TruncatedTo { get; set; } = -1;

    public void Add(FetchedBatch batch) => _fresh.Enqueue(batch);

    /// <summary>Puts the next record where it is wanted; false when none has been fetched. The bytes stay valid until <see cref="Done"/>.</summary>
    public bool TryMoveNext(ref IncomingRecord next)
    {
        while (_fresh.TryPeek(out var batch))
        {
            ref var records = ref batch.Records;
            if (records.MoveNext())
            {
                _lastOffset = records.Offset;
                next = new IncomingRecord
                {
                    Key = records.KeyMemory,
                    Value = records.ValueMemory,
                    KeyIsNull = records.IsKeyNull,
                    ValueIsNull = records.IsValueNull,
                    Timestamp = records.Timestamp,
                    Offset = _lastOffset,
                    Partition = Partition,
                    Headers = new RecordHeaders(records.HeadersMemory),
                };
                return true;
            }

            _fresh.Dequeue();
            _handed.Enqueue(new Handed(batch, _lastOffset));
        }

        return false;
    }

    /// <summary>Everything below the offset has been worked on. Returns where to go on after a restart: behind markers and gaps, too.</summary>
    public long Done(long nextOffset)
    {
        while (_handed.TryPeek(out var handed) && handed.LastOffset < nextOffset)
        {
            _handed.Dequeue();
            _donePosition = handed.Batch.NextOffset;
            handed.Batch.Return();
        }

        return Math.Max(_donePosition, nextOffset);
    }

    /// <summary>Forgets what was fetched and reads on from an offset.</summary>
    public void Seek(long position)
    {
        ReturnAll();
        fetcher.Seek(partition, position);
        _donePosition = position;
        _lastOffset = -1;
        IsOutOfRange = false;
        TruncatedTo = -1;
    }

    public void Pause() => fetcher.Pause(partition);

    public void Resume() => fetcher.Resume(partition);

    /// <summary>Stops reading the partition.</summary>
    public void Close()
    {
        ReturnAll();
        fetcher.Remove(partition);
    }

    private void ReturnAll()
    {
        while (_fresh.TryDequeue(out var batch)) batch.Return();
        while (_handed.TryDequeue(out var handed)) handed.Batch.Return();
    }

    private readonly record struct Handed(FetchedBatch Batch, long LastOffset);
}
