using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <content>Standby tasks: stores kept up to date for others, beside the work and never before it.</content>
internal sealed partial class ThreadSession
{
    // While there is other work a turn takes in so many records of changelogs at the most.
    private const int MaxStandbyRecordsBesideWork = 256;
    private const long LimitIntervalMs = 1_000;

    private readonly List<StandbyTask> _standbys = [];
    private StandbyTask[] _standbysToRead = [];
    private ActiveTask[] _activesToRead = [];
    private long _limitsAskedMs = long.MinValue / 2;

    /// <summary>Tasks whose stores may be behind: those kept for others, and those that are still restored.</summary>
    public IReadOnlyList<StreamTask> QueryableStale =>
        [.. Volatile.Read(ref _standbysToRead).Select(s => s.Task), .. Volatile.Read(ref _activesToRead).Where(a => !a.IsRunning).Select(a => a.Task)];

    /// <summary>How far the stores of this thread are behind their changelogs: by store and partition.</summary>
    public void AddLags(IDictionary<string, IDictionary<int, LagInfo>> lags)
    {
        foreach (var standby in Volatile.Read(ref _standbysToRead))
        {
            lock (standby.Task.Context.Gate)
            {
                foreach (var store in standby.Stores) Add(standby.Task, store.Feed.Store.Name, store.Lag);
            }
        }

        // Where a task is at work and still kept for others a moment ago, what works counts.
        foreach (var active in Volatile.Read(ref _activesToRead))
        {
            lock (active.Task.Context.Gate)
            {
                foreach (var store in active.Task.Stores)
                {
                    if (active.Task.Context.ChangelogTopicOf(store.Name) is null) continue;
                    Add(active.Task, store.Name, active.LagOf(store));
                }
            }
        }

        void Add(StreamTask task, string store, LagInfo lag)
        {
            if (!lags.TryGetValue(store, out var partitions)) lags.Add(store, partitions = new Dictionary<int, LagInfo>());
            partitions[task.Id.Partition] = lag;
        }
    }

    private void TakeStandbys(IReadOnlyList<TaskId> wanted)
    {
        foreach (var standby in _standbys.ToArray())
            if (!wanted.Contains(standby.Task.Id)) CloseStandby(standby, clean: true);
        foreach (var id in wanted)
        {
            // Without a changelog there is nothing to keep.
            bool kept = _standbys.Exists(s => s.Task.Id.Equals(id)) || !_application.Topology.SubTopologies[id.Id].LoggedStores.Any();
            if (!kept) _standbys.Add(new StandbyTask(Make(id)));
        }
    }

    // What was kept for others is now worked on here: its stores stay open, and what they lack is restored.
    private bool TryPromote(TaskId id)
    {
        if (_standbys.Find(s => s.Task.Id.Equals(id)) is not { IsOpen: true } standby) return false;
        _standbys.Remove(standby);
        foreach (var store in standby.Stores) store.Feed.Close();
        var active = new ActiveTask(standby.Task) { IsOpen = true };
        _tasks.Add(active);
        BeginRestore(active);
        return true;
    }

    private bool StepStandbys(long now, bool isBusy)
    {
        if (_standbys.Count == 0) return false;
        bool any = OpenStandbys();
        AskForLimits(now);
        int left = isBusy ? MaxStandbyRecordsBesideWork : (int)Math.Clamp(_application.Config.MaxPollRestoringRecords, 1, int.MaxValue);
        foreach (var standby in _standbys)
        {
            if (!standby.IsOpen) continue;
            BeginAgainWhereCut(standby);
            int taken = standby.Step(left);
            any |= taken > 0;
            left -= taken;
            if (left <= 0) break;
        }

        // The next turn begins with the next one.
        if (left <= 0 && _standbys.Count > 1)
        {
            var first = _standbys[0];
            _standbys.RemoveAt(0);
            _standbys.Add(first);
        }

        return any;
    }

    // As with tasks to work on, another thread of the process may still have the folder. While tasks are restored no others are opened.
    private bool OpenStandbys()
    {
        if (!_working || _tasks.Exists(t => !t.IsRunning)) return false;
        foreach (var standby in _standbys)
        {
            if (standby.IsOpen || !_application.Directory.TryOwn(standby.Task.Id)) continue;
            standby.IsOpen = true;
            standby.Task.OpenStores();
            foreach (var (store, changelog) in LoggedStores(standby.Task))
            {
                var feed = Follow(standby.Task, store, changelog);
                standby.Stores.Add(new StandbyStore(feed, InputsOf(standby.Task.Id).Contains(changelog)));
            }

            Publish();
            // One a turn: the cluster is asked for its offsets, and work goes on in between.
            return true;
        }

        return false;
    }

    private ChangelogFeed Follow(StreamTask task, IStateStore store, (string Topic, int Partition) changelog)
    {
        long first = _client.FirstOffsets([changelog])[changelog], end = _client.EndOffsets([changelog])[changelog];
        long start = Math.Max(first, PositionIn(task, store, changelog, (first, end)));
        return new ChangelogFeed(store, task.Context.RestoreCallbacks.GetValueOrDefault(store.Name), _client.FollowChangelog(changelog.Topic, changelog.Partition, start), start);
    }

    private void BeginAgainWhereCut(StandbyTask standby)
    {
        foreach (var store in standby.Stores)
        {
            if (!store.Feed.IsOutOfRange) continue;
            var changelog = (store.Feed.Partition.Topic, store.Feed.Partition.Partition.Value);
            store.Feed.Close();
            lock (standby.Task.Context.Gate) Wipe(standby.Task, store.Feed.Store);
            store.Replace(Follow(standby.Task, store.Feed.Store, changelog));
        }
    }

    // Asked for seldom, and only while something waits for it.
    private void AskForLimits(long now)
    {
        if (now - _limitsAskedMs < LimitIntervalMs) return;
        List<StandbyStore>? wanting = null;
        foreach (var standby in _standbys)
        {
            foreach (var store in standby.Stores)
                if (store.WantsLimit) (wanting ??= []).Add(store);
        }

        if (wanting is null) return;
        _limitsAskedMs = now;
        var committed = _client.Committed([.. wanting.Select(s => (s.Feed.Partition.Topic, s.Feed.Partition.Partition.Value)).Distinct()]);
        foreach (var store in wanting)
            if (committed.TryGetValue((store.Feed.Partition.Topic, store.Feed.Partition.Partition.Value), out var position)) store.Limit = position.Offset;
    }

    private void CloseStandby(StandbyTask standby, bool clean)
    {
        _standbys.Remove(standby);
        Publish();
        foreach (var store in standby.Stores) store.Feed.Close();
        CloseStores(standby.Task, standby.IsOpen, clean);
    }
}
