using Streamiz.Client.Reading;
using Streamiz.Client.Writing;

namespace Streamiz.Client.Tests;

public sealed class AllocationTests : ClientTest
{
    private const int Records = 200_000;
    private const int Rounds = 4;

    [Test]
    public void Nothing_is_allocated_per_record_written_or_read()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        var writer = client.OpenWriter(new WriterOptions { BatchBytes = 128 * 1024, BufferBytes = 1 << 20 });
        var partition = writer.Partition(topic, 0);
        byte[] key = new byte[6], value = new byte[100];
        // What a request, an answer and a wait take is shared by a thousand records and more. Buffers that grow are used from then on: the least of several rounds counts.
        Assert.That(Least(() => Write(client, writer, partition, key, value)), Is.LessThan(1), "bytes a record, writing");

        var fetcher = client.OpenFetcher();
        fetcher.Add(new TopicPartition(topic, 0), 0);
        Assert.That(Least(() => Read(client, fetcher)), Is.LessThan(1), "bytes a record, reading");
    }

    private static double Least(Action round)
    {
        double least = double.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Records);
        }
        return least;
    }

    private static void Write(KafkaClient client, BatchWriter writer, WriterPartition partition, byte[] key, byte[] value)
    {
        for (int i = 0; i < Records; i++)
        {
            while (!writer.TryAppend(partition, 1000 + i, key, value))
            {
                client.Drive(client.Now);
                client.Wait(client.Now, client.Now + 100);
            }
        }
        writer.Flush();
        while (!writer.IsFlushed)
        {
            client.Drive(client.Now);
            client.Wait(client.Now, client.Now + 100);
        }
    }

    private static void Read(KafkaClient client, Fetcher fetcher)
    {
        for (int read = 0; read < Records;)
        {
            client.Drive(client.Now);
            while (read < Records && fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) read++;
                batch.Return();
            }
            if (!fetcher.HasBatches) client.Wait(client.Now, client.Now + 100);
        }
    }
}
