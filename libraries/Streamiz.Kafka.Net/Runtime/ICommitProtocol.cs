namespace Streamiz.Kafka.Net.Runtime;

/// <summary>How results and input positions are made lasting: at least once, exactly once, or in a test driver's memory.</summary>
internal interface ICommitProtocol
{
    /// <summary>
    /// Makes everything sent since the last commit lasting, then the tasks' input positions (with a transaction: both at once).
    /// When it returns, nothing is pending any more.
    /// </summary>
    void Commit(IReadOnlyList<StreamTask> tasks, long now);

    /// <summary>Gives up what was sent since the last commit where that is possible; input is read again from the committed positions.</summary>
    void Abort(IReadOnlyList<StreamTask> tasks);

    /// <summary>Offset behind the last record that was sent to a partition; -1 when none was.</summary>
    long OffsetBehind(string topic, int partition);
}
