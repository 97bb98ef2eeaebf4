using Streamiz.Protocol.Records;

namespace Streamiz.Client.Writing;

/// <summary>A partition that is being written to: its open batch and those on their way.</summary>
public sealed class WriterPartition
{
    internal WriterPartition(TopicPartition partition) => TopicPartition = partition;

    /// <summary>Which it is.</summary>
    public TopicPartition TopicPartition { get; }

    /// <summary>Whatever the writer's user wants to find here again.</summary>
    public object? Tag { get; set; }

    /// <summary>The offset of the last record acknowledged; -1 before the first, or when the cluster does not tell.</summary>
    public long AckedOffset { get; internal set; } = -1;

    /// <summary>Records appended and neither acknowledged nor failed.</summary>
    public int PendingRecords { get; internal set; }

    internal BatchBuilder Open { get; } = new();

    internal bool HasOpen { get; set; }

    internal long OpenedAt { get; set; }

    internal int OpenHeld { get; set; }

    /// <summary>Closed and not on their way, in order.</summary>
    internal List<PendingBatch> Waiting { get; } = [];

    /// <summary>On their way, in order.</summary>
    internal List<PendingBatch> InFlight { get; } = [];

    // Batches closed so far.
    internal long Batches { get; set; }

    internal int NextSequence { get; set; }

    // Records in batches that were closed.
    internal long Closed { get; set; }

    internal long ProducerId { get; set; } = -1;

    internal short Epoch { get; set; } = -1;

    // A batch has been given up that may or may not have been written, or a number has been left out: numbers begin anew with another epoch.
    internal bool NeedsNewEpoch { get; set; }

    internal bool InTransaction { get; set; }

    internal bool IsListed { get; set; }

    internal long RetryAt { get; set; }

    internal int Failures { get; set; }

    internal int LastNode { get; set; } = -1;

    internal bool IsIdle => !HasOpen && Waiting.Count == 0 && InFlight.Count == 0;
}
