using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Records;
using Streamiz.Tests;

namespace Streamiz.Client.Tests;

/// <summary>Side by side with clients of other makes: what one writes the others read, and all of them share a group.</summary>
public sealed class ForeignTests : ClientTest
{
    [Test]
    public void Transactions_of_the_foreign_client_are_read_as_they_ended()
    {
        using var client = NewClient();
        string topic = NewTopic(client);
        using (var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = Server.BootstrapServers, TransactionalId = NewName("tx"), LingerMs = 0 }).Build())
        {
            producer.InitTransactions(TimeSpan.FromSeconds(60));
            for (int t = 0; t < 6; t++)
            {
                producer.BeginTransaction();
                for (int i = 0; i < 50; i++) producer.Produce(topic, new Message<string, string> { Key = "k", Value = $"{t}/{i}" });
                producer.Flush(TimeSpan.FromSeconds(60));
                if (t % 2 == 0) producer.CommitTransaction();
                else producer.AbortTransaction();
            }
        }
        Assert.That(Read(client, topic, 150, readCommitted: true).Select(r => r.Value), Is.EqualTo(new[] { 0, 2, 4 }.SelectMany(t => Enumerable.Range(0, 50).Select(i => $"{t}/{i}"))));
        Assert.That(Read(client, topic, 300), Has.Count.EqualTo(300));
    }

    [Test]
    public void Headers_tombstones_and_large_records_of_the_foreign_client_are_read([Values(CompressionType.None, CompressionType.Lz4)] CompressionType compression)
    {
        using var client = NewClient();
        string topic = NewTopic(client, 1, new() { ["max.message.bytes"] = $"{8 << 20}" });
        // It does not compress to nothing.
        byte[] large = new byte[5 << 20];
        new Random(1).NextBytes(large);
        using (var producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = Server.BootstrapServers, MessageMaxBytes = 7 << 20, CompressionType = compression }).Build())
        {
            producer.Produce(topic, new Message<byte[]?, byte[]?> { Key = Bytes("gone"), Value = null, Headers = [new Header("a", [1]), new Header("none", null)] });
            producer.Produce(topic, new Message<byte[]?, byte[]?> { Key = null, Value = large });
            producer.Produce(topic, new Message<byte[]?, byte[]?> { Key = Bytes("last"), Value = [] });
            producer.Flush(TimeSpan.FromSeconds(60));
        }
        var fetcher = client.OpenFetcher(new FetchOptions { MaxPartitionBytes = 64 * 1024 });
        fetcher.Add(new TopicPartition(topic, 0), 0);
        var seen = new List<string>();
        DriveUntil(client, () =>
        {
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) seen.Add(Describe(ref batch.Records, large));
                batch.Return();
            }
            return seen.Count >= 3;
        });
        Assert.That(seen, Is.EqualTo(new[] { "gone=null [a=1 none=null]", "null=large []", "last= []" }));
        Assert.That(client.RentedSlabs, Is.Zero);
    }

    [Test]
    public void Large_records_of_ours_are_read_by_the_foreign_client()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 1, new() { ["max.message.bytes"] = $"{8 << 20}" });
        var writer = client.OpenWriter(new WriterOptions { MaxRecordBytes = 7 << 20, MaxRequestBytes = 8 << 20 });
        string large = new('x', 5 << 20);
        Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("first"));
        Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes(large));
        Append(client, writer, writer.Partition(topic, 0), 1000, Bytes("k"), Bytes("last"));
        Flush(client, writer);
        Assert.That(ReadForeign(topic, 3).Select(r => r.Message.Value!.Length), Is.EqualTo(new[] { 5, 5 << 20, 4 }));
    }

    [Test]
    public async Task Javas_tools_read_what_ours_wrote_and_ours_reads_what_they_wrote()
    {
        using var client = NewClient();
        string topic = NewTopic(client), writtenByJava = NewTopic(client);
        var writer = client.OpenWriter(new WriterOptions { TransactionalId = NewName("tx"), Compression = Streamiz.Protocol.Compression.CompressionType.Zstd });
        client.Await(writer.Transaction.Init());
        var headers = new HeaderBuffer();
        headers.Add("h", Bytes("v"));
        for (int t = 0; t < 2; t++)
        {
            writer.Transaction.Begin();
            for (int i = 0; i < 3; i++) Append(client, writer, writer.Partition(topic, 0), 1000, Bytes($"k{i}"), i == 2 ? RecordBytes.Null : Bytes($"{t}/{i}"), headers.Headers);
            writer.Flush();
            DriveUntil(client, () => writer.IsFlushed);
            client.Await(t == 0 ? writer.Transaction.Abort() : writer.Transaction.Commit());
        }
        string printed = await Server.ToolAsync("console-consumer", "--bootstrap-server", Server.BootstrapServers, "--topic", topic, "--from-beginning", "--max-messages", "3", "--timeout-ms", "50000", "--isolation-level", "read_committed",
            "--property", "print.key=true", "--property", "print.headers=true", "--property", "print.offset=true");
        foreach (string line in new[] { "Offset:4\th:v\tk0\t1/0", "Offset:5\th:v\tk1\t1/1", "Offset:6\th:v\tk2\tnull" }) Assert.That(printed, Does.Contain(line));
        Assert.That(printed, Does.Not.Contain("0/0"));

        await Server.ToolAsync("producer-perf-test", "--topic", writtenByJava, "--num-records", "1000", "--record-size", "200", "--throughput", "-1", "--producer-props", $"bootstrap.servers={Server.BootstrapServers}", "compression.type=zstd");
        Assert.That(Read(client, writtenByJava, 1000).Select(r => r.Value!.Length), Is.All.EqualTo(200));
    }

    [Test]
    public async Task A_member_of_ours_one_of_librdkafka_and_one_of_Java_share_a_group()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 6), group = NewName("group");
        var ours = new ConcurrentQueue<string>();
        var librdkafka = new ConcurrentQueue<string>();
        var java = new ConcurrentQueue<string>();
        using var end = new CancellationTokenSource();
        var options = new ReaderOptions { Client = new ClientOptions { BootstrapServers = Server.BootstrapServers }, Topics = [topic], GroupId = group, HeartbeatIntervalMs = 300 };
        var reading = Task.Run(async () =>
        {
            await using var reader = new KafkaReader(options);
            try
            {
                await foreach (var batch in reader.ReadAsync(end.Token))
                    using (batch) Take(batch, ours);
            }
            catch (OperationCanceledException)
            {
                // It was asked to end.
            }
        });
        var polling = Task.Run(() =>
        {
            using var consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig { BootstrapServers = Server.BootstrapServers, GroupId = group, AutoOffsetReset = AutoOffsetReset.Earliest, HeartbeatIntervalMs = 300, PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range }).Build();
            consumer.Subscribe(topic);
            while (!end.IsCancellationRequested)
                if (consumer.Consume(TimeSpan.FromMilliseconds(100)) is { } record) librdkafka.Enqueue(record.Message.Value);
            consumer.Close();
        });
        using var tool = Process.Start(new ProcessStartInfo(Path.Combine(KafkaServer.Home!, "bin", "kafka-tool"),
            ["console-consumer", "--bootstrap-server", Server.BootstrapServers, "--topic", topic, "--from-beginning", "--group", group, "--command-property", "heartbeat.interval.ms=300"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        tool.OutputDataReceived += (_, e) =>
        {
            // It may say something of its options as well.
            if (int.TryParse(e.Data, out int _)) java.Enqueue(e.Data!);
        };
        tool.ErrorDataReceived += (_, _) => { };
        tool.BeginOutputReadLine();
        tool.BeginErrorReadLine();
        try
        {
            var writer = client.OpenWriter();
            int written = 0;
            // Each of the three has a third of the partitions as soon as all are there.
            DriveUntil(client, () =>
            {
                if (writer.IsFlushed && writer.TryAppend(writer.Partition(topic, written % 6), 1000, Bytes("k"), Bytes($"{written}"))) written++;
                return !ours.IsEmpty && !librdkafka.IsEmpty && !java.IsEmpty;
            }, timeoutMs: 120_000, what: "one of them gets nothing");
            Flush(client, writer);
            DriveUntil(client, () => ours.Concat(librdkafka).Concat(java).Distinct().Count() >= written, timeoutMs: 120_000, what: "something was skipped");
            Assert.That(ours.Concat(librdkafka).Concat(java).Distinct().Select(int.Parse).Order(), Is.EqualTo(Enumerable.Range(0, written)));
        }
        finally
        {
            await end.CancelAsync();
            tool.Kill(entireProcessTree: true);
            await Task.WhenAll(reading, polling);
        }
    }

    private static void Take(ReadBatch batch, ConcurrentQueue<string> into)
    {
        foreach (var record in batch) into.Enqueue(Encoding.UTF8.GetString(record.Value.Span));
    }

    private static string Describe(ref RecordCursor record, byte[] large)
    {
        var headers = new List<string>();
        foreach (var header in record.Headers) headers.Add($"{Encoding.UTF8.GetString(header.KeyBytes)}={(header.Value.IsNull ? "null" : $"{header.Value.Span[0]}")}");
        string value = record.Value.Length == large.Length && record.Value.Span.SequenceEqual(large) ? "large" : Text(record.Value) ?? "null";
        return $"{Text(record.Key) ?? "null"}={value} [{string.Join(' ', headers)}]";
    }
}
