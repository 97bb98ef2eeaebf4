using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>What the assignor knows of one member of the group: one stream thread.</summary>
/// <param name="MemberId">Its name in the group.</param>
/// <param name="ProcessId">The process it runs in: threads of one process share state folders.</param>
/// <param name="Active">Tasks that it has worked on until now.</param>
/// <param name="Stored">Tasks whose state lies in its process's folder.</param>
/// <param name="Server">Where its process can be asked for what the stores hold; null when it says nothing of it.</param>
internal sealed record MemberState(string MemberId, string ProcessId, IReadOnlyCollection<TaskId> Active, IReadOnlyCollection<TaskId> Stored, HostInfo? Server = null)
{
    /// <summary>Tasks whose state it keeps up to date for others.</summary>
    public IReadOnlyCollection<TaskId> Standby { get; init; } = [];

    /// <summary>Whether it asks for all instances to stop.</summary>
    public bool AsksForShutdown { get; init; }
}
