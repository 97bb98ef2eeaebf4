using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>One partition of a global table's topic: it is read to where it ended when the instance began, and then on.</summary>
/// <param name="reader">Reads it.</param>
/// <param name="lane">Where its records go, with those of the topic's other partitions.</param>
/// <param name="store">The store that they fill, for listeners.</param>
/// <param name="end">Offset behind the last record when the instance began.</param>
internal sealed class GlobalPartition(PartitionReader reader, Lane lane, string store, long end)
{
    public PartitionReader Reader => reader;

    public Lane Lane => lane;

    public string Store => store;

    public long End => end;

    public TopicPartition Name { get; } = new(reader.Topic, reader.Partition);

    /// <summary>Records taken in so far.</summary>
    public long Total { get; set; }

    /// <summary>Records taken in when listeners were told last.</summary>
    public long Told { get; set; }

    /// <summary>Whether the listeners know that it has come to its end.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Positions between what was fetched and the end.</summary>
    public long Left => Math.Max(0, end - reader.FetchedPosition);
}
