using Streamiz.Broker.Core;
using Streamiz.Broker.Fetching;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class FetchHandler
{
    private const int FinalEpoch = -1;

    public static void Handle(BrokerCore core, Call call)
    {
        var request = call.Read<FetchRequest>();
        FetchSession? session = null;
        bool isIncremental = false;
        List<FetchTarget> targets;
        if (request.SessionId != 0 && request.SessionEpoch > 0)
        {
            session = core.FetchSessions.Find(request.SessionId);
            ErrorCode error = session is null ? ErrorCode.FetchSessionIdNotFound
                : session.NextEpoch != request.SessionEpoch ? ErrorCode.InvalidFetchSessionEpoch : ErrorCode.None;
            if (error != ErrorCode.None)
            {
                call.Answer(new FetchResponse { ErrorCode = (short)error });
                return;
            }
            isIncremental = true;
            session!.NextEpoch = session.NextEpoch == int.MaxValue ? 1 : session.NextEpoch + 1;
            session.LastUsed = call.Now;
            Update(core, session, request);
            targets = session.Targets;
        }
        else
        {
            if (request.SessionId != 0) core.FetchSessions.Remove(request.SessionId);
            if (call.Version >= 7 && request.SessionEpoch != FinalEpoch && request.Topics.Count > 0) session = core.FetchSessions.TryCreate(call.Now);
            FetchSession holder = session ?? new FetchSession(0);
            Update(core, holder, request);
            targets = holder.Targets;
        }
        var terms = new FetchTerms
        {
            MaxWaitMs = request.MaxWaitMs,
            MinBytes = request.MinBytes,
            MaxBytes = request.MaxBytes,
            IsCommittedOnly = request.IsolationLevel == 1,
            ByTopicId = call.Version >= 13,
            Session = session,
            IsIncremental = isIncremental,
        };
        // The session's list may change while this fetch waits, so it takes its own.
        new WaitingFetch(core, call, terms, session is null ? targets : [.. targets]).Begin();
    }

    private static void Update(BrokerCore core, FetchSession session, FetchRequest request)
    {
        foreach (FetchRequest.FetchTopic topic in request.Topics)
        {
            // One name object for all partitions of a topic: comparing them is then comparing references.
            string name = core.Topics.Find(topic.Topic)?.Name ?? topic.Topic;
            foreach (FetchRequest.FetchPartition partition in topic.Partitions)
            {
                FetchTarget target = session.GetOrAdd(name, topic.TopicId, partition.Partition);
                target.Offset = partition.FetchOffset;
                target.MaxBytes = partition.PartitionMaxBytes;
                target.LeaderEpoch = partition.CurrentLeaderEpoch;
            }
        }
        foreach (FetchRequest.ForgottenTopic topic in request.ForgottenTopicsData)
        {
            foreach (int index in topic.Partitions) session.Forget(topic.Topic, topic.TopicId, index);
        }
    }
}
