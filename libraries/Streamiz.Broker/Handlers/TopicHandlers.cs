using System.Globalization;
using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class TopicHandlers
{
    public static void Create(BrokerCore core, Call call)
    {
        var request = call.Read<CreateTopicsRequest>();
        var response = new CreateTopicsResponse();
        HashSet<string> twice = [.. request.Topics.GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => g.Key)];
        foreach (string name in twice)
            response.Topics.Add(new() { Name = name, ErrorCode = (short)ErrorCode.InvalidRequest, ErrorMessage = "The topic is named twice." });
        foreach (CreateTopicsRequest.CreatableTopic wanted in request.Topics)
        {
            if (!twice.Contains(wanted.Name)) response.Topics.Add(Create(core, wanted, request.ValidateOnly));
        }
        call.Answer(response);
    }

    public static void Delete(BrokerCore core, Call call)
    {
        var request = call.Read<DeleteTopicsRequest>();
        var response = new DeleteTopicsResponse();
        foreach (string name in request.TopicNames) response.Responses.Add(Delete(core, name, core.Topics.Find(name), Guid.Empty));
        foreach (DeleteTopicsRequest.DeleteTopicState wanted in request.Topics)
            response.Responses.Add(Delete(core, wanted.Name, wanted.Name is { } name ? core.Topics.Find(name) : core.Topics.Find(wanted.TopicId), wanted.TopicId));
        call.Answer(response);
    }

    public static void CreatePartitions(BrokerCore core, Call call)
    {
        var request = call.Read<CreatePartitionsRequest>();
        var response = new CreatePartitionsResponse();
        foreach (CreatePartitionsRequest.CreatePartitionsTopic wanted in request.Topics)
        {
            (ErrorCode error, string? message) = CreatePartitions(core, wanted, request.ValidateOnly);
            response.Results.Add(new() { Name = wanted.Name, ErrorCode = (short)error, ErrorMessage = message });
        }
        call.Answer(response);
    }

    public static void DeleteRecords(BrokerCore core, Call call)
    {
        var request = call.Read<DeleteRecordsRequest>();
        var response = new DeleteRecordsResponse();
        foreach (DeleteRecordsRequest.DeleteRecordsTopic topic in request.Topics)
        {
            var answered = new DeleteRecordsResponse.DeleteRecordsTopicResult { Name = topic.Name };
            response.Topics.Add(answered);
            foreach (DeleteRecordsRequest.DeleteRecordsPartition partition in topic.Partitions)
            {
                ErrorCode error = DeleteRecords(core, topic.Name, partition, out long low);
                answered.Partitions.Add(new() { PartitionIndex = partition.PartitionIndex, ErrorCode = (short)error, LowWatermark = low });
            }
        }
        call.Answer(response);
    }

    private static CreateTopicsResponse.CreatableTopicResult Create(BrokerCore core, CreateTopicsRequest.CreatableTopic wanted, bool validateOnly)
    {
        var result = new CreateTopicsResponse.CreatableTopicResult { Name = wanted.Name };
        (ErrorCode error, string? message) = Check(core, wanted);
        if (error == ErrorCode.None)
        {
            int partitions = wanted.Assignments.Count > 0 ? wanted.Assignments.Count : wanted.NumPartitions == -1 ? core.Settings.Int("num.partitions") : wanted.NumPartitions;
            var configs = wanted.Configs.Where(c => c.Value is not null).ToDictionary(c => c.Name, c => c.Value!, StringComparer.Ordinal);
            try
            {
                if (!validateOnly) result.TopicId = core.Topics.Create(wanted.Name, partitions, configs).Id;
                result.NumPartitions = partitions;
                result.ReplicationFactor = 1;
                result.Configs = [.. ConfigDescriptions.ForTopic(core.Settings, configs).Select(c => new CreateTopicsResponse.CreatableTopicConfigs
                {
                    Name = c.Definition.Name, Value = c.Value, ReadOnly = c.Definition.IsReadOnly, ConfigSource = (sbyte)c.Source,
                })];
                return result;
            }
            catch (IOException e)
            {
                core.Notice($"Topic {wanted.Name} could not be created: {e.Message}");
                (error, message) = (ErrorCode.KafkaStorageError, e.Message);
            }
        }
        result.ErrorCode = (short)error;
        result.ErrorMessage = message;
        return result;
    }

    private static (ErrorCode Error, string? Message) Check(BrokerCore core, CreateTopicsRequest.CreatableTopic wanted)
    {
        if (TopicStore.CheckName(wanted.Name) is { } wrong) return (ErrorCode.InvalidTopicException, wrong);
        if (core.Topics.Find(wanted.Name) is not null) return (ErrorCode.TopicAlreadyExists, $"Topic '{wanted.Name}' already exists.");
        if (core.Topics.CollisionOf(wanted.Name) is { } other) return (ErrorCode.InvalidTopicException, $"Topic '{wanted.Name}' collides with existing topic: {other.Name}");
        if (wanted.Assignments.Count > 0)
        {
            if (wanted.NumPartitions != -1 || wanted.ReplicationFactor != -1) return (ErrorCode.InvalidRequest, "Partitions are either counted or assigned, not both.");
            bool isWhole = wanted.Assignments.Select(a => a.PartitionIndex).Order().SequenceEqual(Enumerable.Range(0, wanted.Assignments.Count));
            if (!isWhole || wanted.Assignments.Exists(a => a.BrokerIds.Count != 1 || a.BrokerIds[0] != core.Setup.NodeId))
                return (ErrorCode.InvalidReplicaAssignment, $"Every partition from 0 on is to be on node {core.Setup.NodeId} alone.");
        }
        else
        {
            if (wanted.NumPartitions is 0 or < -1) return (ErrorCode.InvalidPartitions, "Number of partitions was set to an invalid non-positive value.");
            if (wanted.NumPartitions > TopicStore.MaxPartitions) return (ErrorCode.InvalidPartitions, $"A topic has at most {TopicStore.MaxPartitions} partitions here.");
            if (wanted.ReplicationFactor is 0 or < -1) return (ErrorCode.InvalidReplicationFactor, "Replication factor must be larger than 0, or -1 to use the default value.");
            if (wanted.ReplicationFactor > 1) return (ErrorCode.InvalidReplicationFactor, $"Unable to replicate the partition {wanted.ReplicationFactor} time(s): there is 1 node.");
        }
        foreach (CreateTopicsRequest.CreatableTopicConfig config in wanted.Configs)
        {
            if (ConfigDescriptions.CheckTopic(config.Name, config.Value) is { } bad) return (ErrorCode.InvalidConfig, bad);
        }
        return (ErrorCode.None, null);
    }

    private static DeleteTopicsResponse.DeletableTopicResult Delete(BrokerCore core, string? name, Topic? topic, Guid id)
    {
        var result = new DeleteTopicsResponse.DeletableTopicResult { Name = name ?? topic?.Name, TopicId = topic?.Id ?? id };
        ErrorCode error = topic is null ? (name is null ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition)
            : !core.Settings.Bool("delete.topic.enable") ? ErrorCode.TopicDeletionDisabled
            : topic.IsInternal ? ErrorCode.InvalidTopicException : ErrorCode.None;
        if (error == ErrorCode.None)
        {
            try
            {
                core.Topics.Delete(topic!);
                foreach (Partition partition in topic!.Partitions) core.Touch(partition);
                core.Groups.TopicDeleted(topic!.Name);
            }
            catch (IOException e)
            {
                core.Notice($"Topic {topic!.Name} could not be deleted: {e.Message}");
                error = ErrorCode.KafkaStorageError;
            }
        }
        result.ErrorCode = (short)error;
        if (error != ErrorCode.None) result.ErrorMessage = KafkaErrors.Of(error).Message;
        return result;
    }

    private static (ErrorCode Error, string? Message) CreatePartitions(BrokerCore core, CreatePartitionsRequest.CreatePartitionsTopic wanted, bool validateOnly)
    {
        if (core.Topics.Find(wanted.Name) is not { } topic) return (ErrorCode.UnknownTopicOrPartition, null);
        if (topic.IsInternal) return (ErrorCode.InvalidTopicException, $"{topic.Name} has as many partitions as the broker gives it.");
        int now = topic.Partitions.Count;
        if (wanted.Count == now) return (ErrorCode.InvalidPartitions, $"Topic already has {now} partition(s).");
        if (wanted.Count < now) return (ErrorCode.InvalidPartitions, $"The topic {wanted.Name} currently has {now} partition(s); {wanted.Count} would not be an increase.");
        if (wanted.Count > TopicStore.MaxPartitions) return (ErrorCode.InvalidPartitions, $"A topic has at most {TopicStore.MaxPartitions} partitions here.");
        if (wanted.Assignments is { } assignments)
        {
            if (assignments.Count != wanted.Count - now || assignments.Exists(a => a.BrokerIds.Count != 1 || a.BrokerIds[0] != core.Setup.NodeId))
                return (ErrorCode.InvalidReplicaAssignment, $"Every new partition is to be on node {core.Setup.NodeId} alone.");
        }
        if (validateOnly) return (ErrorCode.None, null);
        try
        {
            core.Topics.AddPartitions(topic, wanted.Count);
            return (ErrorCode.None, null);
        }
        catch (IOException e)
        {
            core.Notice($"{topic.Name} could not be given partitions: {e.Message}");
            return (ErrorCode.KafkaStorageError, e.Message);
        }
    }

    private static ErrorCode DeleteRecords(BrokerCore core, string name, DeleteRecordsRequest.DeleteRecordsPartition wanted, out long low)
    {
        low = -1;
        if (core.Topics.Find(name, wanted.PartitionIndex) is not { } partition) return ErrorCode.UnknownTopicOrPartition;
        PartitionLog log = partition.Log;
        if (!log.Settings.Delete) return ErrorCode.PolicyViolation;
        long offset = wanted.Offset == -1 ? log.NextOffset : wanted.Offset;
        if (offset < 0 || offset > log.NextOffset) return ErrorCode.OffsetOutOfRange;
        try
        {
            log.DeleteBefore(offset);
            core.Touch(partition);
            low = log.StartOffset;
            return ErrorCode.None;
        }
        catch (IOException e)
        {
            core.Notice($"{name}-{wanted.PartitionIndex.ToString(CultureInfo.InvariantCulture)}: records could not be deleted: {e.Message}");
            return ErrorCode.KafkaStorageError;
        }
    }
}
