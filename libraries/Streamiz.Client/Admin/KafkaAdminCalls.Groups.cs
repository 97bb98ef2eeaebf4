using Streamiz.Client.Connections;
using Streamiz.Client.Groups;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Admin;

/// <summary>Calls about groups and their offsets.</summary>
public sealed partial class KafkaAdminCalls
{
    // Later versions give topics by id, which a deleted topic does not have.
    private const short LastOffsetsWithNames = 9;

    /// <summary>Commits offsets for a group. A member's place has to be the present one.</summary>
    /// <exception cref="KafkaException">In the answer: for instance the group shares its work anew, or the member has lost its place.</exception>
    public Answer<bool> CommitOffsets(GroupMetadata group, IReadOnlyCollection<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets)
    {
        var request = new OffsetCommitRequest { GroupId = group.GroupId, GenerationIdOrMemberEpoch = group.GenerationId, MemberId = group.MemberId, GroupInstanceId = group.GroupInstanceId };
        foreach (var topic in offsets.GroupBy(o => o.Key.Topic))
        {
            var item = new OffsetCommitRequest.OffsetCommitRequestTopic { Name = topic.Key };
            foreach (var (partition, offset) in topic)
                item.Partitions.Add(new() { PartitionIndex = partition.Partition, CommittedOffset = offset.Offset, CommittedLeaderEpoch = offset.LeaderEpoch, CommittedMetadata = offset.Metadata });
            request.Topics.Add(item);
        }
        var asked = _client.Ask<OffsetCommitRequest, OffsetCommitResponse>(Route.Group(group.GroupId), request, FirstError, LastOffsetsWithNames).Answer;
        var done = new Answer<bool>();
        asked.Then(
            response =>
            {
                if (HasUnknown(response)) done.Fail(new KafkaException(ErrorCode.UnknownTopicOrPartition, $"offsets of {group.GroupId} were committed but for partitions that are not there").AsFinal());
                else done.Complete(true);
            },
            done.Fail);
        return done;
    }

    /// <summary>The offsets that a group has committed; partitions without one are left out.</summary>
    /// <param name="group">The group.</param>
    /// <param name="partitions">Of which partitions; null is all that have a committed offset by now.</param>
    /// <param name="requireStable">Whether offsets of a transaction that is still ending are waited for, of partitions that are named or have had an offset before.</param>
    public Answer<IReadOnlyDictionary<TopicPartition, OffsetAndMetadata>> FetchOffsets(string group, IEnumerable<TopicPartition>? partitions = null, bool requireStable = true)
    {
        // The group stands alone up to version 7, in a list from 8 on.
        var request = new OffsetFetchRequest { GroupId = group, RequireStable = requireStable, Topics = partitions is null ? null : [] };
        var item = new OffsetFetchRequest.OffsetFetchRequestGroup { GroupId = group, Topics = partitions is null ? null : [] };
        foreach (var topic in (partitions ?? []).GroupBy(p => p.Topic))
        {
            request.Topics!.Add(new() { Name = topic.Key, PartitionIndexes = [.. topic.Select(p => p.Partition)] });
            item.Topics!.Add(new() { Name = topic.Key, PartitionIndexes = [.. topic.Select(p => p.Partition)] });
        }
        request.Groups.Add(item);
        return _client.Ask<OffsetFetchRequest, OffsetFetchResponse>(Route.Group(group), request, FirstError, LastOffsetsWithNames).Answer.Map(Offsets);
    }

    /// <summary>The groups of all nodes.</summary>
    public Answer<IReadOnlyList<GroupListing>> ListGroups()
    {
        var all = new Answer<IReadOnlyList<GroupListing>>();
        var cluster = DescribeCluster();
        cluster.Then(described =>
        {
            int left = described.Brokers.Count;
            var groups = new List<GroupListing>();
            foreach (var broker in described.Brokers)
            {
                var asked = _client.Ask<ListGroupsRequest, ListGroupsResponse>(Route.To(broker.BrokerId), new ListGroupsRequest(), r => r.ErrorCode).Answer;
                asked.Then(
                    listed =>
                    {
                        groups.AddRange(listed.Groups.Select(g => new GroupListing(g.GroupId, g.ProtocolType, g.GroupState, g.GroupType)));
                        if (--left == 0) all.Complete(groups);
                    },
                    all.Fail);
            }
        }, all.Fail);
        return all;
    }

    /// <summary>A group of the classic protocol with its members.</summary>
    public Answer<DescribeGroupsResponse.DescribedGroup> DescribeGroup(string group)
    {
        var request = new DescribeGroupsRequest { Groups = [group] };
        return _client.Ask<DescribeGroupsRequest, DescribeGroupsResponse>(Route.Group(group), request, r => r.Groups.Count > 0 ? r.Groups[0].ErrorCode : (short)ErrorCode.GroupIdNotFound).Answer.Map(r => Kept(r.Groups[0]));
    }

    /// <summary>Deletes a group without members, with its offsets.</summary>
    public Answer<bool> DeleteGroup(string group)
    {
        var request = new DeleteGroupsRequest { GroupsNames = [group] };
        return _client.Ask<DeleteGroupsRequest, DeleteGroupsResponse>(Route.Group(group), request, r => r.Results.Count > 0 ? r.Results[0].ErrorCode : (short)0).Answer.Map(_ => true);
    }

    // The response's bytes are gone after the answer; what members said is copied.
    private static DescribeGroupsResponse.DescribedGroup Kept(DescribeGroupsResponse.DescribedGroup group)
    {
        foreach (var member in group.Members)
        {
            member.MemberMetadata = member.MemberMetadata.ToArray();
            member.MemberAssignment = member.MemberAssignment.ToArray();
        }
        return group;
    }

    private static IReadOnlyDictionary<TopicPartition, OffsetAndMetadata> Offsets(OffsetFetchResponse response)
    {
        var offsets = new Dictionary<TopicPartition, OffsetAndMetadata>();
        foreach (var topic in response.Topics)
            foreach (var p in topic.Partitions)
                if (p.CommittedOffset >= 0) offsets[new TopicPartition(topic.Name, p.PartitionIndex)] = new OffsetAndMetadata(p.CommittedOffset, p.CommittedLeaderEpoch, p.Metadata);
        foreach (var group in response.Groups)
            foreach (var topic in group.Topics)
                foreach (var p in topic.Partitions)
                    if (p.CommittedOffset >= 0) offsets[new TopicPartition(topic.Name, p.PartitionIndex)] = new OffsetAndMetadata(p.CommittedOffset, p.CommittedLeaderEpoch, p.Metadata);
        return offsets;
    }

    private static short FirstError(OffsetFetchResponse response)
    {
        if (response.ErrorCode != 0) return response.ErrorCode;
        foreach (var topic in response.Topics)
            foreach (var p in topic.Partitions)
                if (p.ErrorCode != 0) return p.ErrorCode;
        foreach (var group in response.Groups)
        {
            if (group.ErrorCode != 0) return group.ErrorCode;
            foreach (var topic in group.Topics)
                foreach (var p in topic.Partitions)
                    if (p.ErrorCode != 0 && p.ErrorCode != (short)ErrorCode.UnknownTopicOrPartition) return p.ErrorCode;
        }
        return 0;
    }

    // A topic that has been deleted does not come back by waiting; the others are committed all the same.
    private static short FirstError(OffsetCommitResponse response)
    {
        foreach (var topic in response.Topics)
            foreach (var p in topic.Partitions)
                if (p.ErrorCode is not 0 and not (short)ErrorCode.UnknownTopicOrPartition) return p.ErrorCode;
        return 0;
    }

    private static bool HasUnknown(OffsetCommitResponse response)
    {
        foreach (var topic in response.Topics)
            foreach (var p in topic.Partitions)
                if (p.ErrorCode == (short)ErrorCode.UnknownTopicOrPartition) return true;
        return false;
    }
}
