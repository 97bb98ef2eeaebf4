using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Output, changelogs and positions in one transaction of the thread's producer: all of it counts, or nothing does.</summary>
internal sealed class ExactlyOnce(ThreadClient client) : ICommitProtocol
{
    public void Commit(IReadOnlyList<StreamTask> tasks, long now)
    {
        var positions = Positions.Of(tasks);
        client.CommitTransaction(positions);
        Positions.Committed(tasks, positions);
    }

    public void Abort(IReadOnlyList<StreamTask> tasks) => client.AbortTransaction();

    public long OffsetBehind(string topic, int partition) => client.OffsetBehind(topic, partition);
}
