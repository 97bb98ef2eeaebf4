using Streamiz.Protocol;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Kafka's partitioner: Java and .NET applications find each other's keys where they expect them.</summary>
internal static class Partitioning
{
    /// <summary>The partition of a serialized key.</summary>
    public static int Of(ReadOnlySpan<byte> key, int partitions) => Murmur2.Partition(key, partitions);
}
