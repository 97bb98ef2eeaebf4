using Streamiz.Client.Groups;

namespace Streamiz.Client.People;

/// <summary>A reader's membership, whichever protocol its group speaks, and whether its topics are named or found.</summary>
internal sealed class ReaderGroup
{
    private readonly ReaderOptions _options;
    private readonly ClassicConsumerMember? _classic;
    private readonly ConsumerGroupMember? _shared;
    private readonly TopicPattern? _pattern;
    private bool _joined;
    private int _generation = -1;

    public ReaderGroup(KafkaClient client, ReaderOptions options)
    {
        _options = options;
        var member = new GroupOptions { GroupId = options.GroupId!, GroupInstanceId = options.GroupInstanceId, SessionTimeoutMs = options.SessionTimeoutMs, HeartbeatIntervalMs = options.HeartbeatIntervalMs, MaxPollIntervalMs = options.MaxPollIntervalMs };
        foreach (string topic in options.Topics) client.Cluster.Topic(topic);
        if (options.SharedByCluster) _shared = client.OpenConsumerGroup(member);
        else _classic = client.OpenClassicConsumerGroup(member, options.Assignors);
        if (options.TopicPattern is { } pattern && !options.SharedByCluster) _pattern = new TopicPattern(client, pattern);
    }

    public GroupMetadata Place => _shared?.Metadata ?? _classic!.Metadata;

    /// <summary>Whether what stays is read on while the group shares anew, and what goes is given back when the share is known.</summary>
    public bool IsIncremental => _shared is not null || _classic!.IsCooperative;

    /// <summary>Whether the member is between two generations, in which its offsets cannot be committed.</summary>
    public bool IsMoving => _classic?.State is GroupState.Joining or GroupState.Assigning or GroupState.Syncing;

    /// <summary>Whether others may have had parts of the share, between the one before and this one.</summary>
    public bool HasGap { get; private set; }

    public void Join()
    {
        // Where the topics are still being looked for, the member joins when some are known.
        if (_pattern is { Topics: null }) return;
        _joined = true;
        if (_shared is not null && _options.TopicPattern is { } pattern) _shared.JoinByPattern(pattern);
        else _shared?.Join(_options.Topics);
        _classic?.Join(_pattern?.Topics ?? _options.Topics);
    }

    /// <summary>Takes the next thing that matters: a share, the wish to have it back, a lost place, a failure.</summary>
    public bool TryTake(out GroupEventKind kind, out IReadOnlyList<TopicPartition> share, out KafkaException? error)
    {
        (kind, share, error) = (GroupEventKind.RebalanceNeeded, [], null);
        if (_pattern is not null && _pattern.HasChanged())
        {
            // Who is not cooperative gives back before it joins with other topics.
            if (_joined && !IsIncremental) return true;
            Join();
        }
        GroupEvent? happened;
        if (!(_shared?.TryTakeEvent(out happened!) ?? _classic!.TryTakeEvent(out happened!))) return false;
        (kind, share, error) = (happened!.Kind, happened.Partitions, happened.Error);
        if (kind != GroupEventKind.Assigned) return true;
        HasGap = !IsIncremental && _generation >= 0 && Place.GenerationId > _generation + 1;
        _generation = Place.GenerationId;
        return true;
    }

    /// <summary>What is not in the share any more has been given back.</summary>
    public void Accept()
    {
        _shared?.Accept();
        _classic?.Accept();
    }

    public Answer<bool> Leave() => _shared?.Leave() ?? _classic!.Leave();
}
