using Streamiz.Kafka.Net.Runtime.Assignment;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Which instance works on which tasks, as this one was last told. Threads set it, queries on any thread read it.</summary>
internal sealed class TaskPlacement
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, TaskSet> _own = [];
    private IReadOnlyList<ServerTasks>? _servers;

    /// <summary>Whether this instance has had a share of the work yet.</summary>
    public bool IsKnown => Volatile.Read(ref _servers) is not null;

    /// <summary>Instances that can be asked.</summary>
    public IReadOnlyList<ServerTasks> Servers => Volatile.Read(ref _servers) ?? [];

    public void Set(IReadOnlyList<ServerTasks> servers) => Volatile.Write(ref _servers, servers);

    /// <summary>Where nobody says what others have: this instance alone, its threads' shares together.</summary>
    public void SetOwn(int thread, HostInfo? server, TaskSet share)
    {
        lock (_gate)
        {
            _own[thread] = share;
            Set(server is null ? [] : [new ServerTasks(server, [.. _own.Values.SelectMany(s => s.Active)], [.. _own.Values.SelectMany(s => s.Standby)])]);
        }
    }
}
