using System.Text;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;

namespace Streamiz.Client.Tests.Faults;

/// <summary>What the tests of faults do with a client.</summary>
internal static class Driving
{
    private const int HangMs = 180_000;

    /// <summary>Drives until something is so, or fails after a time that only a hang reaches.</summary>
    public static void Until(KafkaClient client, Func<bool> isSo, string what)
    {
        long deadline = client.Now + HangMs;
        while (true)
        {
            long now = client.Now;
            client.Drive(now);
            if (isSo()) return;
            if (now > deadline) Assert.Fail(what);
            client.Wait(now, now + 100);
        }
    }

    public static void Append(KafkaClient client, BatchWriter writer, string topic, int partition, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        var to = writer.Partition(topic, partition);
        if (!writer.TryAppend(to, 1_000, "k"u8, bytes)) Until(client, () => writer.TryAppend(to, 1_000, "k"u8, bytes), "there is no room to write");
    }

    public static void Flush(KafkaClient client, BatchWriter writer)
    {
        writer.Flush();
        Until(client, () => writer.IsFlushed, "the writer is not flushed");
        Assert.That(writer.TryTakeFailure(out var failure), Is.False, () => failure.Error.Message);
    }

    /// <summary>All committed records of a topic, one list a partition, up to the ends of the log.</summary>
    public static List<string>[] ReadAll(KafkaClient client, string topic, int partitions)
    {
        var read = Enumerable.Range(0, partitions).Select(_ => new List<string>()).ToArray();
        var fetcher = client.OpenFetcher(new FetchOptions { ReadCommitted = true, MaxWaitMs = 50 });
        for (int p = 0; p < partitions; p++) fetcher.Add(new TopicPartition(topic, p), 0);
        Until(client, () =>
        {
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) read[batch.Partition.TopicPartition.Partition].Add(Encoding.UTF8.GetString(batch.Records.Value.Span));
                batch.Return();
            }
            Assert.That(fetcher.TryTakeProblem(out var problem), Is.False, () => problem.Error.Message);
            return fetcher.Partitions.All(p => p.HighWatermark >= 0 && p.LastStableOffset == p.HighWatermark && p.Position >= p.HighWatermark);
        }, $"{topic} is not read to its end");
        foreach (var partition in fetcher.Partitions.ToList()) fetcher.Remove(partition);
        return read;
    }
}
