using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>What the assignor knows of one member of the group: one stream thread.</summary>
/// <param name="MemberId">Its name in the group.</param>
/// <param name="ProcessId">The process it runs in: threads of one process share state folders.</param>
/// <param name="Active">Tasks that it has worked on until now.</param>
/// <param name="Stored">Tasks whose state lies in its process's folder.</param>
internal sealed record MemberState(string MemberId, string ProcessId, IReadOnlyCollection<TaskId> Active, IReadOnlyCollection<TaskId> Stored);
