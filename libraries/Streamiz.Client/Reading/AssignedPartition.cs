using Streamiz.Client.Metadata;

namespace Streamiz.Client.Reading;

/// <summary>A partition that is being read.</summary>
public sealed class AssignedPartition
{
    internal AssignedPartition(TopicPartition partition, long position)
    {
        TopicPartition = partition;
        Position = position;
        FetchPosition = position;
    }

    /// <summary>Which it is.</summary>
    public TopicPartition TopicPartition { get; }

    /// <summary>Whatever the reader wants to find here again.</summary>
    public object? Tag { get; set; }

    /// <summary>The offset behind the last batch taken: where reading goes on. Markers and gaps are behind it too.</summary>
    public long Position { get; internal set; }

    /// <summary>The offset behind the last replicated record; -1 until the first answer.</summary>
    public long HighWatermark { get; internal set; } = -1;

    /// <summary>The offset of the first record of an open transaction, else the high watermark; -1 until the first answer.</summary>
    public long LastStableOffset { get; internal set; } = -1;

    /// <summary>The first offset there is; -1 until the first answer.</summary>
    public long LogStartOffset { get; internal set; } = -1;

    /// <summary>Whether it is not fetched at present.</summary>
    public bool IsPaused { get; internal set; }

    /// <summary>The leader's epoch of the last batch taken; -1 when not known.</summary>
    public int LeaderEpoch { get; internal set; } = -1;

    // Where the next fetch begins; ahead of Position by what is buffered.
    internal long FetchPosition { get; set; }

    internal int BufferedBytes { get; set; }

    internal bool InFlight { get; set; }

    internal bool IsRemoved { get; set; }

    // Grows with each seek: what was fetched before is dropped.
    internal int Generation { get; set; }

    internal long RetryAt { get; set; }

    internal int Failures { get; set; }

    internal bool HasProblem { get; set; }

    internal int PreferredReplica { get; set; } = -1;

    internal int FetchedLeaderEpoch { get; set; } = -1;

    // As of the moment at which it is put into a request.
    internal TopicInfo? Topic { get; set; }

    internal int CurrentLeaderEpoch => Topic!.Partitions[TopicPartition.Partition].LeaderEpoch;

    // The request that is on its way, and where the partition stood when it was sent.
    internal FetchCall? Asker { get; set; }

    internal long AskedOffset { get; set; }

    internal int AskedGeneration { get; set; }

    // The session whose node remembers the partition, and what it remembers.
    internal FetchSession? Session { get; set; }

    internal TopicInfo? SentTopic { get; set; }

    internal long SentOffset { get; set; }

    internal int SentLeaderEpoch { get; set; }

    internal int SentFetchedEpoch { get; set; }

    internal int WantedRound { get; set; }
}
