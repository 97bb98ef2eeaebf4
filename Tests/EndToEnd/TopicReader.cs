using Confluent.Kafka;

namespace Streamiz.EndToEnd;

/// <summary>Reads whole topics with a client of another maker.</summary>
internal static class TopicReader
{
    /// <summary>Everything that lies in a topic now, partition by partition, in order.</summary>
    public static List<ConsumeResult<byte[], byte[]>> ReadAll(string bootstrap, string topic, IsolationLevel isolation = IsolationLevel.ReadCommitted)
    {
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrap, GroupId = Guid.NewGuid().ToString("N"), EnableAutoCommit = false, EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Earliest, IsolationLevel = isolation, AllowAutoCreateTopics = false,
        }).Build();
        List<TopicPartition> partitions;
        using (IAdminClient admin = new DependentAdminClientBuilder(consumer.Handle).Build())
        {
            partitions = [.. admin.GetMetadata(topic, TimeSpan.FromSeconds(30)).Topics.Single().Partitions.Select(p => new TopicPartition(topic, p.PartitionId))];
        }
        consumer.Assign(partitions.Select(p => new TopicPartitionOffset(p, Offset.Beginning)));
        var records = new List<ConsumeResult<byte[], byte[]>>();
        var open = new HashSet<int>(partitions.Select(p => p.Partition.Value));
        DateTime deadline = DateTime.UtcNow.AddSeconds(60);
        while (open.Count > 0)
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"{topic} was not read within a minute: {records.Count} records.");
            ConsumeResult<byte[], byte[]>? result = consumer.Consume(TimeSpan.FromSeconds(1));
            if (result is null) continue;
            if (result.IsPartitionEOF) open.Remove(result.Partition.Value);
            else records.Add(result);
        }
        return records;
    }

    /// <summary>How many records a topic holds: ends less beginnings, markers of transactions included.</summary>
    public static long Size(string bootstrap, string topic)
    {
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "size" }).Build();
        using IAdminClient admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        return admin.GetMetadata(topic, TimeSpan.FromSeconds(30)).Topics.Single().Partitions
            .Select(p => consumer.QueryWatermarkOffsets(new TopicPartition(topic, p.PartitionId), TimeSpan.FromSeconds(30))).Sum(w => w.High.Value - w.Low.Value);
    }
}
