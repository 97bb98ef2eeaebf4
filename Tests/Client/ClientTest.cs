using Confluent.Kafka;
using Streamiz.Client.Admin;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Records;
using Streamiz.Tests;

namespace Streamiz.Client.Tests;

/// <summary>What tests against a real cluster share: a server, topics of their own, driving until something is so.</summary>
public abstract class ClientTest
{
    private static int _topics;

    protected KafkaServer Server { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartServer() => Server = await KafkaServer.SharedAsync();

    protected KafkaClient NewClient() => new(new ClientOptions { BootstrapServers = Server.BootstrapServers });

    protected static string NewName(string what) => $"{what}-{Environment.ProcessId}-{Interlocked.Increment(ref _topics)}";

    protected static string NewTopic(KafkaClient client, int partitions = 1, Dictionary<string, string>? configs = null)
    {
        string topic = NewName("topic");
        var made = client.Await(client.Admin.CreateTopics([new NewTopic(topic, partitions, 1, configs)]));
        // On a busy machine a request may take longer than its time-out: it is tried again, and the topic is there already. Its name is nobody else's.
        Assert.That(made[0].Error?.Code, Is.Null.Or.EqualTo(Streamiz.Protocol.Errors.ErrorCode.TopicAlreadyExists));
        return topic;
    }

    /// <summary>Drives until something is so, or fails after a time that only a hang reaches.</summary>
    protected static void DriveUntil(KafkaClient client, Func<bool> isSo, int timeoutMs = 60_000, string what = "it did not come to pass")
    {
        long deadline = client.Now + timeoutMs;
        while (true)
        {
            long now = client.Now;
            client.Drive(now);
            if (isSo()) return;
            if (now > deadline) Assert.Fail(what);
            client.Wait(now, Math.Min(deadline, now + 1000) + 1);
        }
    }

    protected static void Append(KafkaClient client, BatchWriter writer, WriterPartition to, long timestamp, RecordBytes key, RecordBytes value, RecordHeaders headers = default)
    {
        while (!writer.TryAppend(to, timestamp, key, value, headers))
        {
            long now = client.Now;
            client.Drive(now);
            client.Wait(now, now + 1000);
        }
    }

    protected static void Flush(KafkaClient client, BatchWriter writer)
    {
        writer.Flush();
        DriveUntil(client, () => writer.IsFlushed, what: "the writer is not flushed");
        Assert.That(writer.TryTakeFailure(out var failure), Is.False, () => failure.Error.Message);
    }

    /// <summary>Reads so many records of all partitions of a topic, as (partition, offset, key, value) in order of arrival.</summary>
    protected static List<(int Partition, long Offset, string? Key, string? Value)> Read(KafkaClient client, string topic, int count, bool readCommitted = false, int partitions = 1)
    {
        var fetcher = client.OpenFetcher(new FetchOptions { ReadCommitted = readCommitted, MaxWaitMs = 100 });
        for (int p = 0; p < partitions; p++) fetcher.Add(new TopicPartition(topic, p), 0);
        var records = new List<(int, long, string?, string?)>();
        DriveUntil(client, () =>
        {
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) records.Add((batch.Partition.TopicPartition.Partition, batch.Records.Offset, Text(batch.Records.Key), Text(batch.Records.Value)));
                batch.Return();
            }
            return records.Count >= count;
        }, what: $"fewer than {count} records");
        foreach (var partition in fetcher.Partitions.ToList()) fetcher.Remove(partition);
        return records;
    }

    /// <summary>Reads so many records with the foreign client.</summary>
    protected List<ConsumeResult<string?, string?>> ReadForeign(string topic, int count, bool readCommitted = true)
    {
        using var consumer = new ConsumerBuilder<string?, string?>(new ConsumerConfig
        {
            BootstrapServers = Server.BootstrapServers,
            GroupId = NewName("foreign"),
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            IsolationLevel = readCommitted ? IsolationLevel.ReadCommitted : IsolationLevel.ReadUncommitted,
        }).SetKeyDeserializer(NullableText.Instance).SetValueDeserializer(NullableText.Instance).Build();
        consumer.Subscribe(topic);
        var records = new List<ConsumeResult<string?, string?>>();
        for (int empty = 0; records.Count < count && empty < 30;)
        {
            var record = consumer.Consume(TimeSpan.FromSeconds(1));
            if (record is null) empty++;
            else records.Add(record);
        }
        return records;
    }

    protected static string? Text(RecordBytes bytes) => bytes.IsNull ? null : System.Text.Encoding.UTF8.GetString(bytes.Span);

    protected static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private sealed class NullableText : IDeserializer<string?>
    {
        public static NullableText Instance { get; } = new();

        public string? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : System.Text.Encoding.UTF8.GetString(data);
    }
}
