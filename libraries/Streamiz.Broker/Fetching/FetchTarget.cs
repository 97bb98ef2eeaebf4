using Streamiz.Broker.Topics;
using Streamiz.Protocol;

namespace Streamiz.Broker.Fetching;

/// <summary>One partition of a fetch: where the reader is, and what it was last told.</summary>
internal sealed class FetchTarget(string topicName, Guid topicId, int index)
{
    public string TopicName { get; } = topicName;

    public Guid TopicId { get; } = topicId;

    public int Index { get; } = index;

    public long Offset { get; set; }

    public int MaxBytes { get; set; }

    public int LeaderEpoch { get; set; } = -1;

    public long ToldHighWatermark { get; set; } = -1;

    public long ToldStart { get; set; } = -1;

    /// <summary>Null until it is looked up, and again once the topic has gone.</summary>
    public Partition? Partition { get; set; }

    // The outcome of the last look, used at once to write the answer.
    public ErrorCode Error { get; set; }

    public long HighWatermark { get; set; }

    /// <summary>Where reading ends for this reader: the log's end, or the last stable offset.</summary>
    public long Limit { get; set; }

    public bool IsIncluded { get; set; }
}
