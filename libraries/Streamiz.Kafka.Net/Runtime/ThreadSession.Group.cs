using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Runtime.Assignment;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <content>Membership: which tasks are ours.</content>
internal sealed partial class ThreadSession
{
    // The generation of the classic group that the last share is of.
    private int _generation = -1;

    private void JoinGroup()
    {
        if (_client.IsSharedByCluster)
        {
            _client.IsShutdownAsked = _application.IsShutdownAsked;
            var server = HostInfo.BuildFromEndpoint(_application.Config.ApplicationServer);
            _client.Join(GroupTopologyOf.Parts(_application.Topology, _application.Topics, _application.Config), _application.Directory.ProcessId, server is null ? null : (server.Host, server.Port));
            return;
        }

        var topics = _application.Topology.SubTopologies.Where(s => !s.IsGlobal).SelectMany(_application.Topics.SourcesOf).Distinct(StringComparer.Ordinal);
        var about = new MemberState("", _application.Directory.ProcessId, [.. _tasks.Select(t => t.Task.Id)], _application.Directory.StoredTasks(), HostInfo.BuildFromEndpoint(_application.Config.ApplicationServer))
        {
            Standby = [.. _standbys.Select(s => s.Task.Id)],
            AsksForShutdown = _application.IsShutdownAsked,
        };
        _client.Join(topics, AssignmentCodec.WriteMember(about));
    }

    private void HandleGroup(long now)
    {
        while (_client.TryTakeGroupChange(out var change))
        {
            switch (change.Kind)
            {
                case GroupChangeKind.Rebalance:
                    Rejoin();
                    break;
                case GroupChangeKind.ShareWanted:
                    Share(change);
                    break;
                case GroupChangeKind.Shared:
                    TakeShare(change);
                    break;
                case GroupChangeKind.Placed:
                    _application.Placement.Set(ServersOf(change.Places));
                    break;
                case GroupChangeKind.Lost:
                    _working = false;
                    throw new TaskMigratedException("the group went on without this member", change.Error ?? new InvalidOperationException("no heartbeat in time"));
                case GroupChangeKind.ShutDown:
                    _working = false;
                    _application.ShutDown();
                    break;
                default:
                    throw new StreamsException($"{_thread.Name} cannot be in group {_application.Config.ApplicationId}: {change.Error?.Message}", change.Error);
            }
        }
    }

    private void Share(GroupChange change)
    {
        LookAtTopics();
        var members = change.Members.Select(m => AssignmentCodec.ReadMember(m.Key, m.Value.Span)).ToList();
        var kept = _application.Topology.SubTopologies.Where(s => s.LoggedStores.Any()).Select(s => s.Id).ToHashSet();
        var shares = Assignor.Assign(AllTasks(), members, _application.Config.NumStandbyReplicas, task => kept.Contains(task.Id));
        var common = new CommonShare(ServerTasks.Of(members, shares), _application.Topics.Outside, members.Exists(m => m.AsksForShutdown));
        _client.Share(shares.ToDictionary(s => s.Key, s => ((ReadOnlyMemory<byte>)AssignmentCodec.WriteTasks(s.Value, common), PartitionsOf(s.Value.Active)), StringComparer.Ordinal));
    }

    private IReadOnlyDictionary<string, List<int>> PartitionsOf(IReadOnlyList<TaskId> tasks)
    {
        var partitions = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            foreach (var (topic, partition) in InputsOf(task))
            {
                if (!partitions.TryGetValue(topic, out var numbers)) partitions.Add(topic, numbers = []);
                numbers.Add(partition);
            }
        }

        return partitions;
    }

    private List<(string Topic, int Partition)> InputsOf(TaskId task)
    {
        var part = _application.Topology.SubTopologies[task.Id];
        return [.. _application.Topics.SourcesOf(part).Where(t => _application.Topics.PartitionsOf(t) > task.Partition).Select(t => (t, task.Partition))];
    }

    // The cluster tells partitions; a task is where its inputs are read.
    private List<ServerTasks> ServersOf(IReadOnlyList<GroupPlace> places)
    {
        var tasks = AllTasks().ConvertAll(id => (Id: id, Inputs: InputsOf(id)));
        return
        [
            .. from place in places
               group place by new HostInfo(place.Host, place.Port) into server
               orderby server.Key.ToString()
               select new ServerTasks(server.Key, Of(server.Select(p => p.Active)), Of(server.Select(p => p.Standby))),
        ];

        List<TaskId> Of(IEnumerable<IReadOnlySet<(string Topic, int Partition)>> members)
        {
            var partitions = members.SelectMany(p => p).ToHashSet();
            return [.. tasks.Where(t => t.Inputs.Exists(partitions.Contains)).Select(t => t.Id)];
        }
    }

    private List<TaskId> AllTasks()
    {
        var tasks = new List<TaskId>();
        foreach (var part in _application.Topology.SubTopologies)
        {
            int count = _application.Topics.TasksOf(part);
            for (int partition = 0; partition < count; partition++) tasks.Add(new TaskId { Id = part.Id, Partition = partition });
        }

        return tasks;
    }

    private void TakeShare(GroupChange change)
    {
        if (change.Active is null)
        {
            CloseWhatOthersHad();
            var common = AssignmentCodec.ReadCommon(change.Share.Span);
            if (common.IsShutdown)
            {
                _application.ShutDown();
                return;
            }

            if (common.Topics is { } topics) TakeTopics(topics);
            _application.Placement.Set(common.Servers);
            TakeShare(AssignmentCodec.ReadTasks(change.Share.Span));
            return;
        }

        // The cluster gives nobody else what was ours before it has heard that we let it go: what stays is worked on all the time.
        var share = new TaskSet([.. change.Active.Select(Id)], [.. change.Standby.Select(Id)]);
        _application.Placement.SetUntold();
        if (_tasks.Exists(t => !share.Active.Contains(t.Task.Id))) CommitAll();
        TakeShare(share);
        _client.AcceptShare();

        static TaskId Id((int Id, int Partition) task) => new() { Id = task.Id, Partition = task.Partition };
    }

    // A generation that was shared without us may have given our tasks to others, who went on with them: stores that are open here are behind, and do not know it.
    private void CloseWhatOthersHad()
    {
        int generation = _client.Generation;
        if (generation != _generation + 1)
            foreach (var active in _tasks.ToArray()) CloseTask(active, clean: true);
        _generation = generation;
    }

    private void TakeShare(TaskSet share)
    {
        ThreadLog.Assigned(_application.Logger, _thread.Name, string.Join(", ", share.Active));
        var wanted = share.Active.ToHashSet();
        foreach (var active in _tasks.ToArray())
            if (!wanted.Contains(active.Task.Id) || HasLostInput(active.Task)) CloseTask(active, clean: true);
        foreach (var active in _tasks)
            if (active.IsRunning) AddInputs(active.Task);
        var present = _tasks.Select(t => t.Task.Id).ToHashSet();
        foreach (var id in share.Active)
            if (!present.Contains(id) && !TryPromote(id)) _tasks.Add(new ActiveTask(Make(id)));
        TakeStandbys(share.Standby);
        Publish();
        _working = true;
        ShowState();
    }

    // A topic that is gone leaves no hole in a task: it is made anew without it.
    private bool HasLostInput(StreamTask task)
    {
        if (task.Inputs.Count == 0) return false;
        var inputs = InputsOf(task.Id);
        return task.Inputs.Exists(i => !inputs.Contains((i.Topic, i.Partition)));
    }

    private void ShowState() => _thread.SetState(_working && _tasks.TrueForAll(t => t.IsRunning) ? ThreadState.Running : ThreadState.Rebalancing);
}
