using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

/// <summary>The table of everything this broker answers.</summary>
internal static class ApiHandlers
{
    private static readonly ApiHandler[] Table =
    [
        new(Api.Produce, 3, 13, ProduceHandler.Handle),
        new(Api.Fetch, 4, 18, FetchHandler.Handle),
        new(Api.ListOffsets, 1, 11, ListOffsetsHandler.Handle),
        new(Api.Metadata, 0, 13, MetadataHandler.Handle),
        new(Api.OffsetCommit, 2, 10, OffsetCommitHandler.Handle),
        new(Api.OffsetFetch, 1, 10, OffsetFetchHandler.Handle),
        new(Api.FindCoordinator, 0, 6, FindCoordinatorHandler.Handle),
        new(Api.JoinGroup, 0, 9, ClassicGroupHandlers.Join),
        new(Api.Heartbeat, 0, 4, ClassicGroupHandlers.Heartbeat),
        new(Api.LeaveGroup, 0, 5, ClassicGroupHandlers.Leave),
        new(Api.SyncGroup, 0, 5, ClassicGroupHandlers.Sync),
        new(Api.DescribeGroups, 0, 6, GroupAdminHandlers.Describe),
        new(Api.ListGroups, 0, 5, GroupAdminHandlers.List),
        new(Api.SaslHandshake, 0, 1, SaslHandlers.Handshake),
        new(Api.ApiVersions, 0, 4, ApiVersionsHandler.Handle),
        new(Api.CreateTopics, 2, 7, TopicHandlers.Create),
        new(Api.DeleteTopics, 1, 6, TopicHandlers.Delete),
        new(Api.DeleteRecords, 0, 2, TopicHandlers.DeleteRecords),
        new(Api.InitProducerId, 0, 5, TransactionHandlers.InitProducerId),
        new(Api.OffsetForLeaderEpoch, 2, 4, ListOffsetsHandler.ForLeaderEpoch),
        new(Api.AddPartitionsToTxn, 0, 5, TransactionHandlers.AddPartitions),
        new(Api.AddOffsetsToTxn, 0, 4, TransactionHandlers.AddOffsets),
        new(Api.EndTxn, 0, 5, TransactionHandlers.End),
        new(Api.WriteTxnMarkers, 1, 2, TransactionAdminHandlers.WriteMarkers),
        new(Api.TxnOffsetCommit, 0, 5, TransactionHandlers.CommitOffsets),
        new(Api.DescribeAcls, 1, 3, AbsentHandlers.DescribeAcls),
        new(Api.CreateAcls, 1, 3, AbsentHandlers.CreateAcls),
        new(Api.DeleteAcls, 1, 3, AbsentHandlers.DeleteAcls),
        new(Api.DescribeConfigs, 1, 4, ConfigHandlers.Describe),
        new(Api.AlterConfigs, 0, 2, ConfigHandlers.Alter),
        new(Api.AlterReplicaLogDirs, 1, 2, PlacementHandlers.AlterLogDirs),
        new(Api.DescribeLogDirs, 1, 5, ClusterHandlers.DescribeLogDirs),
        new(Api.SaslAuthenticate, 0, 2, SaslHandlers.Authenticate),
        new(Api.CreatePartitions, 0, 3, TopicHandlers.CreatePartitions),
        new(Api.CreateDelegationToken, 1, 3, AbsentHandlers.CreateToken),
        new(Api.RenewDelegationToken, 1, 2, AbsentHandlers.RenewToken),
        new(Api.ExpireDelegationToken, 1, 2, AbsentHandlers.ExpireToken),
        new(Api.DescribeDelegationToken, 1, 3, AbsentHandlers.DescribeTokens),
        new(Api.DeleteGroups, 0, 2, GroupAdminHandlers.Delete),
        new(Api.ElectLeaders, 0, 2, PlacementHandlers.ElectLeaders),
        new(Api.IncrementalAlterConfigs, 0, 1, ConfigHandlers.AlterIncrementally),
        new(Api.AlterPartitionReassignments, 0, 1, PlacementHandlers.AlterReassignments),
        new(Api.ListPartitionReassignments, 0, 0, PlacementHandlers.ListReassignments),
        new(Api.OffsetDelete, 0, 0, GroupAdminHandlers.DeleteOffsets),
        new(Api.DescribeClientQuotas, 0, 1, AbsentHandlers.DescribeQuotas),
        new(Api.AlterClientQuotas, 0, 1, AbsentHandlers.AlterQuotas),
        new(Api.DescribeUserScramCredentials, 0, 0, AbsentHandlers.DescribeScram),
        new(Api.AlterUserScramCredentials, 0, 0, AbsentHandlers.AlterScram),
        new(Api.DescribeQuorum, 0, 2, PlacementHandlers.DescribeQuorum),
        new(Api.UpdateFeatures, 0, 2, AbsentHandlers.UpdateFeatures),
        new(Api.DescribeCluster, 0, 2, ClusterHandlers.Describe),
        new(Api.DescribeProducers, 0, 0, TransactionAdminHandlers.DescribeProducers),
        new(Api.UnregisterBroker, 0, 0, PlacementHandlers.Unregister),
        new(Api.DescribeTransactions, 0, 0, TransactionAdminHandlers.Describe),
        new(Api.ListTransactions, 0, 2, TransactionAdminHandlers.List),
        new(Api.ConsumerGroupHeartbeat, 0, 1, ConsumerGroupHandlers.Heartbeat),
        new(Api.ConsumerGroupDescribe, 0, 1, ConsumerGroupHandlers.Describe),
        new(Api.StreamsGroupHeartbeat, 0, 0, StreamsGroupHandlers.Heartbeat),
        new(Api.StreamsGroupDescribe, 0, 0, StreamsGroupHandlers.Describe),
        new(Api.ListConfigResources, 0, 1, ConfigHandlers.List),
        new(Api.DescribeTopicPartitions, 0, 0, MetadataHandler.DescribePartitions),
    ];

    public static ReadOnlySpan<ApiHandler> All => Table;

    public static ApiHandler? Find(Api api)
    {
        foreach (ApiHandler handler in Table)
        {
            if (handler.Api == api) return handler;
        }
        return null;
    }
}
