using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Runtime;

/// <content>Topics that come to match a pattern, and partitions that are added, while the application is at work.</content>
internal sealed partial class ThreadSession
{
    // A cluster that shares the tasks sees new partitions itself; which topics a pattern means was told to it for good.
    private void WatchTopics(long now)
    {
        if (_client.IsSharedByCluster || !_working || _client.PollTopics(now) is not { } listed || !TakeTopics(listed)) return;
        _client.CreateTopics(_application.Topics.Missing);
        Rejoin();
    }

    // The one who shares the work has to know what there is now, since others may have seen it first. What it cannot ask for is as it was.
    private void LookAtTopics()
    {
        if (!_application.Topology.HasPatterns) return;
        IReadOnlyDictionary<string, int> listed;
        try
        {
            listed = _client.ListTopics();
        }
        catch (StreamsException)
        {
            return;
        }

        if (TakeTopics(listed)) _client.CreateTopics(_application.Topics.Missing);
    }

    private bool TakeTopics(IReadOnlyDictionary<string, int> now)
    {
        var before = _application.Topics;
        var after = before.With(now);
        if (ReferenceEquals(before, after)) return false;
        ThreadLog.TopicsChanged(_application.Logger, _thread.Name, after.ToString());
        _application.Topics = after;
        return true;
    }

    private void Rejoin()
    {
        // From the moment of joining on, others may be given our tasks: nothing is worked on until we are told which are still ours.
        CommitAll();
        _working = false;
        _thread.SetState(ThreadState.Rebalancing);
        JoinGroup();
    }
}
