namespace Streamiz.Kafka.Net.Kafka;

/// <summary>A topic that a task writes to, resolved once so that sending costs no look-up.</summary>
internal abstract class OutTopic(string name)
{
    public string Name { get; } = name;

    /// <summary>Number of partitions, at least 1.</summary>
    public abstract int Partitions { get; }

    /// <summary>Copies the record into the batch being built for the partition. Throws <see cref="Errors.ProductionException"/> when it cannot be written for good.</summary>
    public abstract void Send(int partition, in OutgoingRecord record);
}
