using Streamiz.Client.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.People;

/// <summary>A reader's membership, whichever protocol its group speaks.</summary>
internal sealed class ReaderGroup
{
    private const string Range = "range";

    private readonly KafkaClient _client;
    private readonly IReadOnlyList<string> _topics;
    private readonly GroupMember? _classic;
    private readonly ConsumerGroupMember? _shared;
    private IReadOnlyList<JoinedMember>? _sharing;

    public ReaderGroup(KafkaClient client, GroupOptions options, IReadOnlyList<string> topics, bool sharedByCluster)
    {
        _client = client;
        _topics = topics;
        foreach (string topic in topics) client.Cluster.Topic(topic);
        if (sharedByCluster) _shared = client.OpenConsumerGroup(options);
        else _classic = client.OpenGroup(options);
    }

    public GroupMetadata Place => _shared?.Metadata ?? _classic!.Metadata;

    public void Join()
    {
        _sharing = null;
        _shared?.Join(_topics);
        _classic?.Join([new GroupProtocol(Range, ConsumerProtocol.Write(new ConsumerProtocolSubscription { Topics = [.. _topics] }))]);
    }

    /// <summary>Takes the next thing that matters: a share, the wish to have it back, a lost place, a failure.</summary>
    public bool TryTake(out GroupEventKind kind, out List<TopicPartition> share, out KafkaException? error)
    {
        (share, error) = ([], null);
        Share();
        while (_shared?.TryTakeEvent(out var happened) ?? _classic!.TryTakeEvent(out happened!))
        {
            (kind, error) = (happened!.Kind, happened.Error);
            if (kind == GroupEventKind.AssignmentNeeded)
            {
                _sharing = happened.Members;
                Share();
                continue;
            }
            if (kind == GroupEventKind.Assigned) share = _shared is null ? RangeShare.Partitions(happened.Assignment) : [.. happened.Partitions];
            return true;
        }
        kind = default;
        return false;
    }

    /// <summary>What is not in the share any more has been given back.</summary>
    public void Accept() => _shared?.Accept();

    public Answer<bool> Leave() => _shared?.Leave() ?? _classic!.Leave();

    // The leader waits until it knows the topics of all members; one that is not there is shared as it is: by nobody.
    private void Share()
    {
        if (_sharing is null) return;
        bool known = true;
        foreach (var member in _sharing)
            foreach (string topic in ConsumerProtocol.ReadSubscription(member.Metadata).Topics)
                known &= _client.Cluster.PartitionCount(topic) > 0 || _client.Cluster.TopicError(topic) != Protocol.Errors.ErrorCode.None;
        if (!known) return;
        _classic!.Assign(RangeShare.Of(_sharing, _client.Cluster.PartitionCount));
        _sharing = null;
    }
}
