using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>One input partition of a task and what its group remembers about it.</summary>
internal sealed class Lane(PartitionGroup group, ISource source)
{
    /// <summary>No deadline runs.</summary>
    public const long None = long.MinValue;

    public ISource Source { get; } = source;

    /// <summary>Whether everything that the cluster has was handed over: an empty lane that is not caught up is waited for.</summary>
    public bool IsCaughtUp { get; set; } = true;

    /// <summary>Until when the others wait for this one while it is empty, milliseconds.</summary>
    public long IdleDeadlineMs { get; set; } = None;

    /// <summary>Whether it stands in the group's heap: it has a head.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Takes what was fetched, until enough is queued.</summary>
    public void Fill(PartitionReader reader, int enough)
    {
        Source.Fill(reader, enough);
        if (!IsWaiting && Source.Buffered > 0) group.Offer(this);
    }

    public void Add(in IncomingRecord record)
    {
        Source.Add(record);
        if (!IsWaiting && Source.Buffered > 0) group.Offer(this);
    }
}
