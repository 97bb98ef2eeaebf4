using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Output first, until nothing is pending; then the positions. After a crash between the two, records are worked on again.</summary>
internal sealed class AtLeastOnce(ThreadClient client) : ICommitProtocol
{
    public void Commit(IReadOnlyList<StreamTask> tasks, long now)
    {
        client.Flush();
        var positions = Positions.Of(tasks);
        client.CommitOffsets(positions);
        Positions.Committed(tasks, positions);
    }

    public void Abort(IReadOnlyList<StreamTask> tasks)
    {
        // What was written stays: that is what at least once means.
    }

    public long OffsetBehind(string topic, int partition) => client.OffsetBehind(topic, partition);
}
