using Streamiz.Broker.Core;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

/// <summary>Who leads and holds what: with one node there is nothing to choose, and tools that ask are told so in the way Apache Kafka would.</summary>
internal static class PlacementHandlers
{
    public static void ElectLeaders(BrokerCore core, Call call)
    {
        var request = call.Read<ElectLeadersRequest>();
        var response = new ElectLeadersResponse();
        // Null asks about all partitions, and of those only the ones that need an election are named in the answer: none.
        foreach (ElectLeadersRequest.TopicPartitionsItem topic in request.TopicPartitions ?? [])
        {
            var answered = new ElectLeadersResponse.ReplicaElectionResult { Topic = topic.Topic };
            response.ReplicaElectionResults.Add(answered);
            foreach (int index in topic.Partitions)
            {
                bool isThere = core.Topics.Find(topic.Topic, index) is not null;
                answered.PartitionResult.Add(new()
                {
                    PartitionId = index,
                    ErrorCode = (short)(isThere ? ErrorCode.ElectionNotNeeded : ErrorCode.UnknownTopicOrPartition),
                    ErrorMessage = isThere ? "Leader election not needed for topic partition." : $"No such topic as {topic.Topic}",
                });
            }
        }
        call.Answer(response);
    }

    public static void AlterReassignments(BrokerCore core, Call call)
    {
        var request = call.Read<AlterPartitionReassignmentsRequest>();
        var response = new AlterPartitionReassignmentsResponse { AllowReplicationFactorChange = request.AllowReplicationFactorChange };
        foreach (AlterPartitionReassignmentsRequest.ReassignableTopic topic in request.Topics)
        {
            var answered = new AlterPartitionReassignmentsResponse.ReassignableTopicResponse { Name = topic.Name };
            response.Responses.Add(answered);
            foreach (AlterPartitionReassignmentsRequest.ReassignablePartition partition in topic.Partitions)
            {
                (ErrorCode error, string? message) = Reassign(core, topic.Name, partition);
                answered.Partitions.Add(new() { PartitionIndex = partition.PartitionIndex, ErrorCode = (short)error, ErrorMessage = message });
            }
        }
        call.Answer(response);
    }

    public static void ListReassignments(BrokerCore core, Call call)
    {
        call.Read<ListPartitionReassignmentsRequest>();
        call.Answer(new ListPartitionReassignmentsResponse());
    }

    public static void AlterLogDirs(BrokerCore core, Call call)
    {
        var request = call.Read<AlterReplicaLogDirsRequest>();
        var response = new AlterReplicaLogDirsResponse();
        foreach (AlterReplicaLogDirsRequest.AlterReplicaLogDir folder in request.Dirs)
        {
            foreach (AlterReplicaLogDirsRequest.AlterReplicaLogDirTopic topic in folder.Topics)
            {
                ErrorCode Error(int index) => folder.Path != core.Setup.DataDirectory ? ErrorCode.LogDirNotFound
                    : core.Topics.Find(topic.Name, index) is null ? ErrorCode.UnknownTopicOrPartition : ErrorCode.None;
                response.Results.Add(new() { TopicName = topic.Name, Partitions = [.. topic.Partitions.Select(p => new AlterReplicaLogDirsResponse.AlterReplicaLogDirPartitionResult { PartitionIndex = p, ErrorCode = (short)Error(p) })] });
            }
        }
        call.Answer(response);
    }

    public static void DescribeQuorum(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeQuorumRequest>();
        var response = new DescribeQuorumResponse();
        int node = core.Setup.NodeId;
        foreach (DescribeQuorumRequest.TopicData topic in request.Topics)
        {
            var answered = new DescribeQuorumResponse.TopicData { TopicName = topic.TopicName };
            response.Topics.Add(answered);
            foreach (DescribeQuorumRequest.PartitionData partition in topic.Partitions)
            {
                bool isMetadata = topic.TopicName == "__cluster_metadata" && partition.PartitionIndex == 0;
                var described = new DescribeQuorumResponse.PartitionData { PartitionIndex = partition.PartitionIndex, LeaderId = node, LeaderEpoch = 1 };
                if (isMetadata) described.CurrentVoters.Add(new() { ReplicaId = node, LogEndOffset = 0, LastFetchTimestamp = call.Now, LastCaughtUpTimestamp = call.Now });
                else described.ErrorCode = (short)ErrorCode.UnknownTopicOrPartition;
                answered.Partitions.Add(described);
            }
        }
        Endpoint endpoint = call.Session.Endpoint;
        response.Nodes.Add(new() { NodeId = node, Listeners = [new() { Name = "CONTROLLER", Host = endpoint.Host, Port = (ushort)endpoint.Port }] });
        call.Answer(response);
    }

    public static void Unregister(BrokerCore core, Call call)
    {
        int node = call.Read<UnregisterBrokerRequest>().BrokerId;
        bool isThis = node == core.Setup.NodeId;
        call.Answer(new UnregisterBrokerResponse
        {
            ErrorCode = (short)(isThis ? ErrorCode.InvalidRequest : ErrorCode.BrokerIdNotRegistered),
            ErrorMessage = isThis ? "The only node cannot leave." : $"Broker ID {node} is not currently registered",
        });
    }

    private static (ErrorCode Error, string? Message) Reassign(BrokerCore core, string topic, AlterPartitionReassignmentsRequest.ReassignablePartition wanted)
    {
        if (core.Topics.Find(topic) is not { } found) return (ErrorCode.UnknownTopicOrPartition, $"Unable to find a topic named {topic}.");
        if (found.Find(wanted.PartitionIndex) is null) return (ErrorCode.UnknownTopicOrPartition, $"Unable to find partition {topic}:{wanted.PartitionIndex}.");
        if (wanted.Replicas is not { } replicas) return (ErrorCode.NoReassignmentInProgress, KafkaErrorText(ErrorCode.NoReassignmentInProgress));
        if (replicas.Count == 0) return (ErrorCode.InvalidReplicaAssignment, "The manual partition assignment includes an empty replica list.");
        foreach (int replica in replicas)
        {
            if (replica != core.Setup.NodeId) return (ErrorCode.InvalidReplicaAssignment, $"The manual partition assignment includes broker {replica}, but no such broker is registered.");
        }
        return replicas.Count == 1 ? (ErrorCode.None, null) : (ErrorCode.InvalidReplicaAssignment, $"The manual partition assignment includes the broker {replicas[0]} more than once.");
    }

    private static string KafkaErrorText(ErrorCode error) => Streamiz.Protocol.Errors.KafkaErrors.Of(error).Message;
}
