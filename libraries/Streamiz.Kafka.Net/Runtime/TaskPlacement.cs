using Streamiz.Kafka.Net.Runtime.Assignment;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Which instance works on which tasks, as this one was last told. Threads set it, queries on any thread read it.</summary>
internal sealed class TaskPlacement
{
    private IReadOnlyList<ServerTasks>? _servers;

    /// <summary>Whether this instance has had a share of the work yet.</summary>
    public bool IsKnown => Volatile.Read(ref _servers) is not null;

    /// <summary>Instances that can be asked.</summary>
    public IReadOnlyList<ServerTasks> Servers => Volatile.Read(ref _servers) ?? [];

    public void Set(IReadOnlyList<ServerTasks> servers) => Volatile.Write(ref _servers, servers);

    /// <summary>There is a share, and nobody has said where anything is: where no instance has an address, nobody ever does.</summary>
    public void SetUntold() => Interlocked.CompareExchange(ref _servers, Array.Empty<ServerTasks>(), null);
}
