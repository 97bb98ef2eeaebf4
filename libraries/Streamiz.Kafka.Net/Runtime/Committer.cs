namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// The commit, in one place. Caches first, since what they hold is output; then what was sent, then the input positions; and only when these are
/// safe the stores, whose changelog positions must never be ahead of what a crash would leave.
/// </summary>
internal sealed class Committer(ICommitProtocol protocol)
{
    /// <summary>Commits made.</summary>
    public long Commits { get; private set; }

    public void Commit(IReadOnlyList<StreamTask> tasks, long now)
    {
        foreach (var task in tasks) task.Flush();
        protocol.Commit(tasks, now);
        foreach (var task in tasks)
        {
            task.Apply(topic => ChangelogPosition(task, topic));
        }

        Commits++;
    }

    /// <summary>Forgets everything since the last commit and reads the input again from there.</summary>
    public void Abort(IReadOnlyList<StreamTask> tasks)
    {
        foreach (var task in tasks) task.Abort();
        protocol.Abort(tasks);
    }

    // A source topic that serves as changelog is contained up to where it was worked on.
    private long ChangelogPosition(StreamTask task, string topic)
    {
        foreach (var input in task.Inputs)
            if (input.Topic == topic) return input.Committed;
        return protocol.OffsetBehind(topic, task.Context.Partition);
    }
}
