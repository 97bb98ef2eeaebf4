using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>One input partition of a task on a cluster: what was fetched, and the lane it goes to.</summary>
internal sealed class TaskInput(Lane lane, PartitionReader reader, long position)
{
    public string Topic => reader.Topic;

    public int Partition => reader.Partition;

    public PartitionReader Reader => reader;

    /// <summary>The position that was committed last.</summary>
    public long Committed { get; set; } = position;

    /// <summary>Hands fetched records to the lane until it has enough; what was worked on gives its memory back.</summary>
    public void Feed(int enough)
    {
        reader.Done(lane.Source.NextOffset);
        while (lane.Source.Buffered < enough && reader.TryMoveNext()) lane.Add(Incoming(reader));
        lane.IsCaughtUp = reader.IsCaughtUp;
    }

    /// <summary>Where to go on after a restart: behind everything that was worked on.</summary>
    public long Position() => reader.Done(lane.Source.NextOffset);

    /// <summary>The record as the engine takes it.</summary>
    public static IncomingRecord Incoming(PartitionReader reader)
    {
        var record = reader.Current;
        return new IncomingRecord
        {
            Key = record.Key,
            Value = record.Value,
            KeyIsNull = record.KeyIsNull,
            ValueIsNull = record.ValueIsNull,
            Timestamp = record.Timestamp,
            Offset = record.Offset,
            Partition = reader.Partition,
            Headers = record.Headers,
        };
    }
}
