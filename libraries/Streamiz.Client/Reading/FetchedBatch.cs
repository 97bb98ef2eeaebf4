using Streamiz.Client.Connections;
using Streamiz.Protocol.Records;

namespace Streamiz.Client.Reading;

/// <summary>
/// A batch of records, looked at where it was received. It is the reader's until <see cref="Return"/>; keys and values are good until then.
/// </summary>
public sealed class FetchedBatch
{
    private readonly Fetcher _owner;
    private Slab? _slab;

    /// <summary>The records: a cursor before the first one. It is a value that moves: use the field itself, not a copy.</summary>
    public RecordCursor Records;

    internal FetchedBatch(Fetcher owner) => _owner = owner;

    /// <summary>The partition it was read from.</summary>
    public AssignedPartition Partition { get; private set; } = null!;

    /// <summary>The offset behind the batch, and behind what follows it that is nobody's record: markers, aborted records, gaps.</summary>
    public long NextOffset { get; internal set; }

    /// <summary>The highest timestamp of the batch, milliseconds since 1970.</summary>
    public long MaxTimestamp { get; private set; }

    /// <summary>The batch's bytes on the wire; 0 for one without records, which only moves the position.</summary>
    public int Bytes { get; private set; }

    internal int Generation { get; private set; }

    internal int LeaderEpoch { get; private set; } = -1;

    /// <summary>Gives the memory back. The records must not be touched any more.</summary>
    public void Return()
    {
        if (Partition is null) throw new InvalidOperationException("the batch has been returned already");
        _slab?.LetGo();
        _slab = null;
        Records = default;
        _owner.Returned(this);
        Partition = null!;
    }

    internal void Fill(AssignedPartition partition, RecordBatch batch, RecordCursor records, Slab slab)
    {
        Partition = partition;
        Generation = partition.Generation;
        Records = records;
        NextOffset = batch.LastOffset + 1;
        MaxTimestamp = batch.MaxTimestamp;
        LeaderEpoch = batch.PartitionLeaderEpoch;
        Bytes = batch.Size;
        slab.Hold();
        _slab = slab;
    }

    internal void FillEmpty(AssignedPartition partition, long nextOffset)
    {
        Partition = partition;
        Generation = partition.Generation;
        NextOffset = nextOffset;
        Bytes = 0;
        MaxTimestamp = -1;
        LeaderEpoch = -1;
    }
}
