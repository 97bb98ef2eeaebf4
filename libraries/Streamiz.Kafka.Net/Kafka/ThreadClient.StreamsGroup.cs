using Streamiz.Client;
using Streamiz.Client.Groups;

namespace Streamiz.Kafka.Net.Kafka;

/// <content>Membership in a streams group (KIP-1071): the cluster shares the tasks, and Java members may be in the group.</content>
internal sealed partial class ThreadClient
{
    private StreamsGroupMember? _streamsMember;

    /// <summary>Whether the cluster shares the tasks, and not one of the members.</summary>
    public bool IsSharedByCluster { get; }

    /// <summary>Whether the cluster is to tell all members to stop; where a member shares the work, members say so to each other.</summary>
    public bool IsShutdownAsked { get; set; }

    /// <summary>Joins the application's streams group, or joins it again.</summary>
    /// <param name="topology">The topology, the same for all members.</param>
    /// <param name="processId">The process whose folder of state the thread uses.</param>
    /// <param name="server">Where the process can be asked, or null.</param>
    public void Join(IReadOnlyList<GroupTopologyPart> topology, string processId, (string Host, int Port)? server)
    {
        if (_streamsMember is null)
        {
            var options = ClientSettings.Membership(_config, ClientId);
            _streamsMember = _client.OpenStreamsGroup(options);
            KeepAlive(options.HeartbeatIntervalMs);
        }

        if (IsShutdownAsked) _streamsMember.AskForShutdown();
        _streamsMember.Join(GroupTopology.Write(topology, _config.ReplicationFactor), processId, server);
    }

    /// <summary>Says that what the last share does not hold any more has been given back, so that others may have it.</summary>
    public void AcceptShare() => _streamsMember?.Accept();

    private GroupChange ChangeOf(GroupEvent happened) => happened.Kind switch
    {
        GroupEventKind.Assigned => new GroupChange(GroupChangeKind.Shared) { Active = Tasks(happened.Tasks!.Active), Standby = Tasks(happened.Tasks!.Standby) },
        GroupEventKind.Placed => new GroupChange(GroupChangeKind.Placed) { Places = [.. happened.Places.Select(p => new GroupPlace(p.Host, p.Port, Partitions(p.Active), Partitions(p.Standby)))] },
        GroupEventKind.Lost => new GroupChange(GroupChangeKind.Lost) { Error = happened.Error },
        _ when _streamsMember!.IsApplicationShutDown => new GroupChange(GroupChangeKind.ShutDown),
        _ => new GroupChange(GroupChangeKind.Failed) { Error = happened.Error },
    };

    private static HashSet<(string Topic, int Partition)> Partitions(IReadOnlyList<TopicPartition> partitions) => [.. partitions.Select(p => (p.Topic, p.Partition))];

    private static List<(int Id, int Partition)> Tasks(IReadOnlyList<StreamsTask> tasks) => [.. tasks.Select(t => (int.Parse(t.Subtopology, System.Globalization.CultureInfo.InvariantCulture), t.Partition))];
}
