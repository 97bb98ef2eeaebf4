using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>A store being filled from its changelog, up to where the last record was when the restore began: what a transaction holds back there is waited for.</summary>
internal sealed class Restoration
{
    private readonly ChangelogFeed _feed;
    private readonly IRestoreListener _listener;
    private readonly long _end;
    private long _total;

    public Restoration(ChangelogFeed feed, long end, IRestoreListener listener)
    {
        (_feed, _end, _listener) = (feed, end, listener);
        listener.Started(feed.Partition, feed.Store.Name, feed.Position, end);
    }

    public ChangelogFeed Feed => _feed;

    public bool IsComplete { get; private set; }

    public LagInfo Lag => new(IsComplete ? _end : _feed.Position, _end);

    /// <summary>Takes what was fetched, in bulk; returns whether there was anything.</summary>
    public bool Step(int atMost)
    {
        if (IsComplete) return false;
        // Behind the end lies what others, or we ourselves, wrote since: none of it belongs to the state of that moment.
        int restored = _feed.Take(_end, atMost);
        if (restored > 0)
        {
            _total += restored;
            _listener.Moved(_feed.Partition, _feed.Store.Name, _feed.Position, restored);
        }

        if (_feed.Position < _end) return restored > 0;
        IsComplete = true;
        _listener.Ended(_feed.Partition, _feed.Store.Name, _total);
        return true;
    }

    public void Close() => _feed.Close();
}
