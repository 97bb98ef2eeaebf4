using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>One input partition of a task on a cluster: what was fetched, and the lane it goes to.</summary>
internal sealed class TaskInput(Lane lane, PartitionReader reader, long position)
{
    public string Topic => reader.Topic;

    public int Partition => reader.Partition;

    public PartitionReader Reader => reader;

    /// <summary>The largest time of the partition, milliseconds; -1 before the first record.</summary>
    public long Time => lane.Source.PartitionTime;

    /// <summary>The position that was committed last.</summary>
    public long Committed { get; set; } = position;

    /// <summary>Hands fetched records to the lane until it has enough; what was worked on gives its memory back.</summary>
    public void Feed(int enough)
    {
        reader.Done(lane.Source.NextOffset);
        lane.Fill(reader, enough);
        lane.IsCaughtUp = reader.IsCaughtUp;
    }

    /// <summary>Where to go on after a restart: behind everything that was worked on.</summary>
    public long Position() => reader.Done(lane.Source.NextOffset);
}
