using Confluent.Kafka;
using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Protocol.Errors;
using ErrorCode = Streamiz.Protocol.Errors.ErrorCode;
using KafkaException = Streamiz.Client.KafkaException;
using TopicPartition = Streamiz.Client.TopicPartition;

namespace Streamiz.Kafka.Net.Kafka;

/// <content>Topics and offsets.</content>
internal sealed partial class ThreadClient
{
    private const int StartTimeoutMs = 30_000;

    private Client.Answer<IReadOnlyList<Client.Metadata.TopicInfo>>? _listing;
    private long _listAt = -1;

    /// <summary>All topics of the cluster with their numbers of partitions.</summary>
    /// <exception cref="StreamsException">The cluster cannot be reached.</exception>
    public Dictionary<string, int> ListTopics()
    {
        try
        {
            return Await(_client.Admin.ListTopics(includeInternal: true), StartTimeoutMs).ToDictionary(t => t.Name, t => t.Partitions.Count, StringComparer.Ordinal);
        }
        catch (KafkaException e)
        {
            throw new StreamsException($"the cluster at {_config.BootstrapServers} cannot be reached: {e.Message}", e);
        }
    }

    /// <summary>All topics of the cluster once they have been told, and null until then. Asked again when metadata are as old as they may be; never waits.</summary>
    public IReadOnlyDictionary<string, int>? PollTopics(long now)
    {
        if (_listing is null)
        {
            if (_listAt < 0) _listAt = now + _client.Options.MetadataMaxAgeMs;
            if (now >= _listAt) _listing = _client.Admin.ListTopics(includeInternal: true);
            return null;
        }

        if (!_listing.IsCompleted) return null;
        var listed = _listing;
        (_listing, _listAt) = (null, now + _client.Options.MetadataMaxAgeMs);

        // Not answered this time: the next time comes.
        return listed.Error is null ? listed.Value.ToDictionary(t => t.Name, t => t.Partitions.Count, StringComparer.Ordinal) : null;
    }

    /// <summary>Makes topics; those that others make at the same time are fine.</summary>
    public void CreateTopics(IReadOnlyList<(string Name, int Partitions, IReadOnlyDictionary<string, string> Config)> topics)
    {
        if (topics.Count == 0) return;
        short replicas = (short)_config.ReplicationFactor;
        var results = Await(_client.Admin.CreateTopics(topics.Select(t => new NewTopic(t.Name, t.Partitions, replicas, t.Config))));
        foreach (var result in results)
        {
            if (result.Error is { } error && error.Code != ErrorCode.TopicAlreadyExists)
                throw new StreamsException($"internal topic {result.Name} cannot be made: {error.Message}", error);
        }

        foreach (var (name, partitions, _) in topics)
        {
            int found = PartitionsOf(name);
            if (found != partitions) throw new StreamsException($"internal topic {name} has {found} partitions and needs {partitions}");
        }
    }

    /// <summary>Where reading begins without a committed position: the first record, or behind the last one.</summary>
    public Dictionary<(string Topic, int Partition), long> StartOffsets(IReadOnlyCollection<(string Topic, int Partition)> partitions)
    {
        if (partitions.Count == 0) return [];
        var reset = ClientSettings.Reset(_config);
        if (reset == AutoOffsetReset.Error) throw new StreamsException($"the group has no position for {string.Join(", ", partitions.Select(p => $"{p.Topic}-{p.Partition}"))}, and auto.offset.reset is error");
        return Offsets(partitions, reset == AutoOffsetReset.Latest ? OffsetTime.Latest : OffsetTime.Earliest);
    }

    /// <summary>The first offsets there are.</summary>
    public Dictionary<(string Topic, int Partition), long> FirstOffsets(IReadOnlyCollection<(string Topic, int Partition)> partitions) => Offsets(partitions, OffsetTime.Earliest);

    /// <summary>Offsets behind the last committed records.</summary>
    public Dictionary<(string Topic, int Partition), long> EndOffsets(IReadOnlyCollection<(string Topic, int Partition)> partitions) => Offsets(partitions, OffsetTime.Latest);

    /// <summary>
    /// Offsets behind the last records, decided or not. A state is restored up to here: the end of the last owner's transaction may have been decided, and its
    /// input offsets be known, before its marker is in the changelog.
    /// </summary>
    public Dictionary<(string Topic, int Partition), long> WrittenOffsets(IReadOnlyCollection<(string Topic, int Partition)> partitions) => Offsets(partitions, OffsetTime.Latest, readCommitted: false);

    private Dictionary<(string Topic, int Partition), long> Offsets(IReadOnlyCollection<(string Topic, int Partition)> partitions, long place, bool readCommitted = true)
    {
        if (partitions.Count == 0) return [];
        // Asked again when no answer comes in the time that is set: a restart of a broker takes longer than one answer may.
        int eachMs = (int)Math.Clamp(_config.QueryWatermarkOffsetsTimeout.TotalMilliseconds, 100, MetadataTimeoutMs);
        for (long until = Now + MetadataTimeoutMs; ;)
        {
            try
            {
                return Ask(partitions, (place, readCommitted), eachMs);
            }
            catch (KafkaException e) when (e.Code == ErrorCode.RequestTimedOut && Now < until)
            {
                // The next one may be luckier; the last one says what is wrong.
            }
        }
    }

    private Dictionary<(string Topic, int Partition), long> Ask(IReadOnlyCollection<(string Topic, int Partition)> partitions, (long Offset, bool ReadCommitted) place, int timeoutMs)
    {
        var answer = Await(_client.Admin.ListOffsets(partitions.Select(p => new TopicPartition(p.Topic, p.Partition)), place.Offset, place.ReadCommitted), timeoutMs);
        return answer.ToDictionary(a => (a.Key.Topic, a.Key.Partition), a => a.Value.Offset);
    }
}
