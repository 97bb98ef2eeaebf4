using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>The tasks of one instance, all of its threads together, for those who ask its stores.</summary>
/// <param name="Server">Where it can be asked.</param>
/// <param name="Active">Tasks it works on.</param>
/// <param name="Standby">Tasks whose state it keeps for others.</param>
internal sealed record ServerTasks(HostInfo Server, IReadOnlyList<TaskId> Active, IReadOnlyList<TaskId> Standby)
{
    /// <summary>Puts members' shares together by their addresses; members without one are left out.</summary>
    public static IReadOnlyList<ServerTasks> Of(IEnumerable<MemberState> members, IReadOnlyDictionary<string, TaskSet> shares) =>
    [
        .. from member in members
           where member.Server is not null
           group shares[member.MemberId] by member.Server into server
           orderby server.Key.ToString()
           select new ServerTasks(server.Key, [.. server.SelectMany(s => s.Active)], [.. server.SelectMany(s => s.Standby).Distinct()]),
    ];
}
