using Confluent.Kafka;
using Streamiz.Client.Admin;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using CompressionType = Streamiz.Protocol.Compression.CompressionType;
using ErrorCode = Streamiz.Protocol.Errors.ErrorCode;
using Streamiz.Protocol.Records;

namespace Streamiz.Client.Tests;

/// <summary>Records through a real cluster, read back with the foreign client and the other way round.</summary>
public sealed class ReadAndWriteTests : ClientTest
{
    [Test]
    public void The_foreign_client_reads_what_was_written([Values] CompressionType compression)
    {
        using var client = NewClient();
        // Not every build of the foreign client has Zstandard: there the broker compresses anew.
        string topic = NewTopic(client, configs: compression == CompressionType.Zstd ? new() { ["compression.type"] = "gzip" } : null);
        var writer = client.OpenWriter(new WriterOptions { Compression = compression });
        var partition = writer.Partition(topic, 0);
        var headers = new HeaderBuffer();
        headers.Add("h", Bytes("v"));
        headers.Add("null", RecordBytes.Null);
        for (int i = 0; i < 1000; i++) Append(client, writer, partition, 1_700_000_000_000 + i, Bytes($"k{i}"), Bytes($"value {i}"), headers.Headers);
        Append(client, writer, partition, 1_700_000_002_000, RecordBytes.Null, RecordBytes.Null);
        Append(client, writer, partition, 1_700_000_002_001, Array.Empty<byte>(), Array.Empty<byte>());
        Flush(client, writer);
        Assert.That(partition.AckedOffset, Is.EqualTo(1001));

        var records = ReadForeign(topic, 1002);
        Assert.That(records.Select(r => r.Message.Value), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => $"value {i}").Append(null).Append("")));
        Assert.That(records.Select(r => r.Message.Key), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => $"k{i}").Append(null).Append("")));
        Assert.That(records[7].Message.Timestamp.UnixTimestampMs, Is.EqualTo(1_700_000_000_007));
        Assert.That(records[7].Message.Headers.Select(h => h.Key), Is.EqualTo(new[] { "h", "null" }));
        Assert.That(records[7].Message.Headers[1].GetValueBytes(), Is.Null);
        Assert.That(records[1000].Message.Headers, Is.Null.Or.Empty);
    }

    [Test]
    public void What_the_foreign_client_wrote_is_read([Values(CompressionType.None, CompressionType.Gzip, CompressionType.Snappy, CompressionType.Lz4, CompressionType.Zstd)] CompressionType compression)
    {
        using var client = NewClient();
        bool byBroker = compression == CompressionType.Zstd;
        string topic = NewTopic(client, 3, byBroker ? new() { ["compression.type"] = "zstd" } : null);
        using (var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = Server.BootstrapServers, CompressionType = byBroker ? Confluent.Kafka.CompressionType.None : Enum.Parse<Confluent.Kafka.CompressionType>(compression.ToString()), LingerMs = 50 }).Build())
        {
            for (int i = 0; i < 3000; i++) producer.Produce(new Confluent.Kafka.TopicPartition(topic, i % 3), new Message<string, string> { Key = $"k{i}", Value = $"value {i}" });
            producer.Flush(TimeSpan.FromSeconds(30));
        }
        var records = Read(client, topic, 3000, partitions: 3);
        Assert.That(records, Has.Count.EqualTo(3000));
        for (int p = 0; p < 3; p++)
            Assert.That(records.Where(r => r.Partition == p).Select(r => (r.Offset, r.Value)), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => ((long)i, $"value {(i * 3) + p}"))));
        Assert.That(client.RentedSlabs, Is.Zero);
    }

    [Test]
    public void Values_are_written_in_place()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        var writer = client.OpenWriter();
        var partition = writer.Partition(topic, 0);
        // Lengths around the borders of the varints, which the room for the length is guessed by.
        int[] lengths = [0, 1, 50, 63, 64, 65, 200, 8191, 8192, 8193, 70_000, 3];
        foreach (int length in lengths)
        {
            Assert.That(writer.TryBegin(partition, 1000, Bytes("k"), 100_000, 0, out var value), Is.True);
            value[..length].Fill((byte)'x');
            writer.Commit(partition, length);
        }
        Assert.That(writer.TryBegin(partition, 1000, Bytes("k"), 10, 0, out _), Is.True);
        writer.Commit(partition, -1);
        Flush(client, writer);
        Assert.That(ReadForeign(topic, lengths.Length + 1).Select(r => r.Message.Value), Is.EqualTo(lengths.Select(n => new string('x', n)).Append(null)));
    }

    [Test]
    public void Reading_begins_at_the_offset_asked_for_and_can_be_sought()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        var writer = client.OpenWriter();
        for (int i = 0; i < 100; i++) Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes($"{i}"));
        Flush(client, writer);
        var fetcher = client.OpenFetcher();
        var partition = fetcher.Add(new TopicPartition(topic, 0), 42);
        Assert.That(FirstOf(client, fetcher), Is.EqualTo(42));
        Assert.That(partition.Position, Is.EqualTo(100));
        Assert.That((partition.HighWatermark, partition.LogStartOffset), Is.EqualTo((100L, 0L)));
        fetcher.Seek(partition, 7);
        Assert.That(FirstOf(client, fetcher), Is.EqualTo(7));
    }

    [Test]
    public void An_offset_out_of_range_is_the_readers_to_decide()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        var fetcher = client.OpenFetcher();
        var partition = fetcher.Add(new TopicPartition(topic, 0), 5);
        FetchProblem? problem = null;
        DriveUntil(client, () => fetcher.TryTakeProblem(out problem));
        Assert.That((problem!.Error.Code, problem.Offset), Is.EqualTo((ErrorCode.OffsetOutOfRange, 5L)));
        fetcher.Seek(partition, 0);
        var writer = client.OpenWriter();
        Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("v"));
        Flush(client, writer);
        Assert.That(FirstOf(client, fetcher), Is.Zero);
    }

    [Test]
    public void A_paused_partition_is_not_fetched()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 2);
        var fetcher = client.OpenFetcher(new FetchOptions { MaxWaitMs = 50 });
        var paused = fetcher.Add(new TopicPartition(topic, 0), 0);
        fetcher.Add(new TopicPartition(topic, 1), 0);
        fetcher.Pause(paused);
        var writer = client.OpenWriter();
        for (int i = 0; i < 10; i++) Append(client, writer, writer.Partition(topic, i % 2), 1000, Bytes("k"), Bytes($"{i}"));
        Flush(client, writer);
        DriveUntil(client, () => fetcher.HasBatches);
        Assert.That(fetcher.TryTake(out var batch), Is.True);
        Assert.That(batch.Partition.TopicPartition.Partition, Is.EqualTo(1));
        batch.Return();
        fetcher.Resume(paused);
        DriveUntil(client, () => fetcher.HasBatches);
        Assert.That(fetcher.TryTake(out batch) && batch.Partition == paused, Is.True);
        batch.Return();
    }

    [Test]
    public void Appending_says_when_the_memory_is_full_and_goes_on_afterwards()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 4);
        var writer = client.OpenWriter(new WriterOptions { BatchBytes = 16 * 1024, BufferBytes = 64 * 1024, LingerMs = 60_000 });
        byte[] value = new byte[1000];
        bool wasFull = false;
        for (int i = 0; i < 2000; i++)
        {
            while (!writer.TryAppend(writer.Partition(topic, i % 4), 1000, Bytes("k"), value))
            {
                wasFull = true;
                Assert.That(writer.BufferedBytes, Is.LessThanOrEqualTo(64 * 1024));
                client.Drive(client.Now);
                client.Wait(client.Now, client.Now + 100);
            }
        }
        Flush(client, writer);
        Assert.That(wasFull, Is.True);
        Assert.That(writer.BufferedBytes, Is.Zero);
        Assert.That(Read(client, topic, 2000, partitions: 4), Has.Count.EqualTo(2000));
    }

    [Test]
    public void A_record_that_is_too_large_is_refused_with_its_size()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        var writer = client.OpenWriter(new WriterOptions { MaxRecordBytes = 10_000 });
        var error = Assert.Throws<KafkaException>(() => writer.TryAppend(writer.Partition(topic, 0), 1000, Bytes("k"), new byte[20_000]));
        Assert.That(error!.Code, Is.EqualTo(ErrorCode.MessageTooLarge));
    }

    [Test]
    public void What_the_cluster_refuses_is_told_and_the_rest_is_written()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 1, new() { ["max.message.bytes"] = "5000" });
        var writer = client.OpenWriter(new WriterOptions { LingerMs = 0 });
        var partition = writer.Partition(topic, 0);
        Append(client, writer, partition, 1000, Bytes("k"), Bytes("first"));
        DriveUntil(client, () => writer.IsFlushed);
        Append(client, writer, partition, 1000, Bytes("k"), new byte[9000]);
        DriveUntil(client, () => writer.IsFlushed);
        Assert.That(writer.TryTakeFailure(out var failure), Is.True);
        Assert.That((failure.Error.Code, failure.Records), Is.EqualTo((ErrorCode.MessageTooLarge, 1)));
        Append(client, writer, partition, 1000, Bytes("k"), Bytes("last"));
        Flush(client, writer);
        Assert.That(Read(client, topic, 2).Select(r => r.Value), Is.EqualTo(new[] { "first", "last" }));
    }

    private static long FirstOf(KafkaClient client, Fetcher fetcher)
    {
        FetchedBatch? batch = null;
        DriveUntil(client, () => fetcher.TryTake(out batch));
        Assert.That(batch!.Records.MoveNext(), Is.True);
        long offset = batch.Records.Offset;
        batch.Return();
        return offset;
    }
}
