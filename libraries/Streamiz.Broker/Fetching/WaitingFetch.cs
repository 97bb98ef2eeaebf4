using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;

namespace Streamiz.Broker.Fetching;

/// <summary>A fetch: answered when it has its minimum of bytes, when something is wrong, or when its time is over.</summary>
internal sealed class WaitingFetch(BrokerCore core, Call call, FetchTerms terms, List<FetchTarget> targets)
{
    private readonly List<Partition> _watched = [];
    private Core.Timer? _timer;
    private bool _isOver;

    /// <summary>Answers now if that is due, else waits.</summary>
    public void Begin()
    {
        if (IsDue() || terms.MaxWaitMs <= 0)
        {
            Answer();
            return;
        }
        foreach (FetchTarget target in targets)
        {
            if (target.Partition is null) continue;
            target.Partition.Waiting.Add(this);
            _watched.Add(target.Partition);
        }
        _timer = core.Timers.At(call.Now + terms.MaxWaitMs, _ => Answer());
    }

    /// <summary>Something has changed in one of the partitions.</summary>
    public void Look()
    {
        if (!_isOver && (call.Session.IsGone || IsDue())) Answer();
    }

    private bool IsDue()
    {
        long bytes = 0;
        foreach (FetchTarget target in targets)
        {
            Examine(target);
            if (target.Error != ErrorCode.None) return true;
            if (target.Offset >= target.Limit || terms.MinBytes <= 0) continue;
            if (terms.MinBytes == 1) return true;
            bytes += Math.Min(target.Partition!.Log.BytesBetween(target.Offset, target.Limit), target.MaxBytes);
        }
        return bytes >= terms.MinBytes;
    }

    private void Examine(FetchTarget target)
    {
        target.Error = ErrorCode.None;
        target.HighWatermark = target.Limit = -1;
        if (target.Partition is null || target.Partition.IsGone)
        {
            Topic? topic = terms.ByTopicId ? core.Topics.Find(target.TopicId) : core.Topics.Find(target.TopicName);
            target.Partition = topic?.Find(target.Index);
            if (target.Partition is null)
            {
                target.Error = terms.ByTopicId && topic is null ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition;
                return;
            }
        }
        PartitionLog log = target.Partition.Log;
        if (log.Failure is not null) target.Error = ErrorCode.KafkaStorageError;
        else if (call.Session.Placement.Refuse(target.Partition, target.LeaderEpoch) is var elsewhere and not ErrorCode.None) target.Error = elsewhere;
        else if (target.Offset < log.StartOffset || target.Offset > log.NextOffset) target.Error = ErrorCode.OffsetOutOfRange;
        if (target.Error is not (ErrorCode.None or ErrorCode.OffsetOutOfRange)) return;
        target.HighWatermark = log.NextOffset;
        target.Limit = terms.IsCommittedOnly ? log.LastStableOffset : log.NextOffset;
    }

    private void Answer()
    {
        if (_isOver) return;
        _isOver = true;
        _timer?.Cancel();
        foreach (Partition partition in _watched) partition.Waiting.Remove(this);
        if (call.Session.IsGone) return;
        bool isIncremental = terms.IsIncremental;
        foreach (FetchTarget target in targets)
        {
            Examine(target);
            target.IsIncluded = !isIncremental || target.Error != ErrorCode.None || target.Offset < target.Limit
                || target.HighWatermark != target.ToldHighWatermark || target.Partition!.Log.StartOffset != target.ToldStart;
        }
        var writer = new FetchWriter(core, call, terms, targets);
        writer.Answer();
        // In their next request those that gave data come last.
        if (terms.Session is { } session)
        {
            foreach (FetchTarget target in writer.Served) session.MoveToEnd(target);
        }
    }
}
