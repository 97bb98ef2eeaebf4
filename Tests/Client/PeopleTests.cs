using System.Text;
using Streamiz.Broker;
using Streamiz.Client.Admin;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Errors;
using Streamiz.Tests;

namespace Streamiz.Client.Tests;

/// <summary>The reader, writer and admin for people, on a real Kafka and on the embedded broker.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class PeopleTests(bool embedded)
{
    private static int _names;

    private EmbeddedBroker? _broker;
    private ClientOptions _client = null!;
    private KafkaAdmin _admin = null!;
    private string _topic = null!;
    private string _group = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (embedded) _broker = await EmbeddedBroker.StartAsync();
        _client = new ClientOptions { BootstrapServers = _broker?.BootstrapServers ?? (await KafkaServer.SharedAsync()).BootstrapServers };
        _admin = new KafkaAdmin(_client);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_admin is not null) await _admin.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [SetUp]
    public async Task Name()
    {
        string name = $"people-{Environment.ProcessId}-{Interlocked.Increment(ref _names)}";
        (_topic, _group) = (name, name);
        Assert.That((await _admin.CreateTopicsAsync([new NewTopic(_topic, 4)]))[0].Error, Is.Null);
    }

    [Test]
    public async Task Records_of_many_callers_are_written_once_and_told_where_they_are()
    {
        await using var writer = new KafkaWriter(_client);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            var written = new List<WriteResult>();
            for (int i = 0; i < 100; i++) written.Add(await writer.WriteAsync(Record($"k{caller}", $"{caller}/{i}")));
            return written;
        })));
        Assert.That(results.SelectMany(r => r), Is.Unique);
        foreach (var mine in results)
        {
            Assert.That(mine.Select(r => r.TopicPartition).Distinct().Count(), Is.EqualTo(1));
            Assert.That(mine.Select(r => r.Offset), Is.Ordered);
        }
        var read = await ReadAll(null, 800);
        Assert.That(read.Select(r => r.Value), Is.Unique);
        foreach (var caller in read.GroupBy(r => r.Value.Split('/')[0])) Assert.That(caller.Select(r => int.Parse(r.Value.Split('/')[1])), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    [Test]
    public async Task Keys_values_headers_and_tombstones_come_back_as_they_were()
    {
        await using var writer = new KafkaWriter(_client);
        await writer.WriteAsync(new NewRecord(_topic, null) { Key = "k"u8.ToArray(), Partition = 2, Timestamp = 1234, Headers = [new("h", [1, 2]), new("none", null)] });
        await using var reader = new KafkaReader(new ReaderOptions { Client = _client, Topics = [_topic] });
        await foreach (var batch in reader.ReadAsync(TimeLimit()))
        {
            using (batch) Check(batch);
            break;
        }

        static void Check(ReadBatch batch)
        {
            foreach (var record in batch)
            {
                Assert.That((batch.TopicPartition.Partition, record.Offset, record.Timestamp), Is.EqualTo((2, 0L, 1234L)));
                Assert.That(Encoding.UTF8.GetString(record.Key.Span), Is.EqualTo("k"));
                Assert.That(record.Value.IsNull, Is.True);
                Assert.That(record.Headers.Count, Is.EqualTo(2));
            }
        }
    }

    [Test]
    public async Task What_was_disposed_is_committed_and_the_rest_comes_again([Values] bool sharedByCluster)
    {
        await using var writer = new KafkaWriter(_client);
        for (int i = 0; i < 10; i++) await writer.WriteAsync(Record("k", $"{i}"));
        var options = Options(sharedByCluster) with { CommitIntervalMs = 0 };
        int disposed = 0;
        await using (var reader = new KafkaReader(options))
        {
            await foreach (var batch in reader.ReadAsync(TimeLimit()))
            {
                int records = Values(batch).Count;
                if (disposed + records > 6) break;
                batch.Dispose();
                disposed += records;
                await reader.CommitAsync();
                if (disposed == 6) break;
            }
        }
        Assert.That(disposed, Is.GreaterThan(0), "a batch a record, or a few");
        var rest = new List<string>();
        await using var again = new KafkaReader(options);
        await foreach (var batch in again.ReadAsync(TimeLimit()))
        {
            using (batch) rest.AddRange(Values(batch));
            if (rest.Count >= 10 - disposed) break;
        }
        Assert.That(rest, Is.EqualTo(Enumerable.Range(disposed, 10 - disposed).Select(i => $"{i}")));
    }

    [Test]
    public async Task Members_come_and_go_and_nothing_is_skipped([Values] bool sharedByCluster)
    {
        const int records = 400;
        var options = Options(sharedByCluster) with { HeartbeatIntervalMs = 200, CommitIntervalMs = 100 };
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        var byReader = new int[3];
        await using var writer = new KafkaWriter(_client);
        using var end = new CancellationTokenSource();
        var first = Reading(0, end.Token);
        await Write(0, records / 4);
        using var endSecond = new CancellationTokenSource();
        var second = Reading(1, endSecond.Token);
        await Write(records / 4, records / 2, whileNot: () => byReader[1] > 0);
        await endSecond.CancelAsync();
        await second;
        var third = Reading(2, end.Token);
        await Write(records / 2, records, whileNot: () => byReader[2] > 0);
        await Until(() => Enumerable.Range(0, records).All(i => seen.ContainsKey($"{i}")));
        await end.CancelAsync();
        await Task.WhenAll(first, third);
        Assert.That(byReader, Is.All.GreaterThan(0));

        async Task Write(int from, int to, Func<bool>? whileNot = null)
        {
            for (int i = from; i < to; i++) await writer.WriteAsync(Record($"k{i}", $"{i}"));
            // Whoever has come has to have had something before the next one comes.
            for (int extra = 0; whileNot?.Invoke() == false; extra++)
            {
                await writer.WriteAsync(Record($"k{extra}", "extra"), TimeLimit());
                Assert.That(extra, Is.LessThan(20_000), "a member gets nothing");
            }
        }

        async Task Reading(int number, CancellationToken token)
        {
            await using var reader = new KafkaReader(options);
            try
            {
                await foreach (var batch in reader.ReadAsync(token))
                {
                    using (batch)
                    {
                        foreach (string value in Values(batch)) seen.AddOrUpdate(value, 1, (_, n) => n + 1);
                    }
                    byReader[number]++;
                }
            }
            catch (OperationCanceledException)
            {
                // It was asked to.
            }
        }
    }

    [Test]
    public async Task What_is_read_and_what_is_written_of_it_are_committed_together()
    {
        await using (var writer = new KafkaWriter(_client))
        {
            for (int i = 0; i < 20; i++) await writer.WriteAsync(Record("k", $"{i}"));
        }
        string output = _topic + "-out";
        await _admin.CreateTopicsAsync([new NewTopic(output, 1)]);
        var options = Options(false) with { CommitIntervalMs = 0 };
        for (int round = 0; round < 2; round++)
        {
            int done = 0;
            await using var reader = new KafkaReader(options);
            await using var writer = new KafkaWriter(_client, new WriterOptions { TransactionalId = _group });
            await foreach (var batch in reader.ReadAsync(TimeLimit()))
            {
                await writer.BeginTransactionAsync();
                var values = Values(batch);
                var writes = values.Select(v => writer.WriteAsync(new NewRecord(output, Encoding.UTF8.GetBytes(v)))).ToList();
                await writer.FlushAsync();
                batch.Dispose();
                // The first round gives up what it has done, and dies.
                if (round == 0) await writer.AbortTransactionAsync();
                else await writer.CommitTransactionAsync(reader);
                await Task.WhenAll(writes);
                if (round == 0 || (done += values.Count) == 20) break;
            }
        }
        Assert.That((await _admin.FetchOffsetsAsync(_group, Enumerable.Range(0, 4).Select(p => new TopicPartition(_topic, p)))).Values.Sum(o => o.Offset), Is.EqualTo(20));
        var committed = await ReadAll(null, 20, output, committed: true);
        Assert.That(committed.Select(r => r.Value), Is.EqualTo(Enumerable.Range(0, 20).Select(i => $"{i}")));
    }

    [Test]
    public async Task What_cannot_be_written_is_told_to_whoever_wrote_it()
    {
        await using var writer = new KafkaWriter(_client with { ApiTimeoutMs = 1000 }, new WriterOptions { MaxRecordBytes = 10_000 });
        var tooLarge = Assert.ThrowsAsync<KafkaException>(() => writer.WriteAsync(new NewRecord(_topic, new byte[20_000])));
        Assert.That(tooLarge!.Code, Is.EqualTo(ErrorCode.MessageTooLarge));
        var missing = Assert.ThrowsAsync<KafkaException>(() => writer.WriteAsync(new NewRecord("no-such-topic-" + _topic, "v"u8.ToArray())));
        Assert.That(missing!.Code, Is.EqualTo(ErrorCode.UnknownTopicOrPartition));
        Assert.That((await writer.WriteAsync(Record("k", "fine"))).Offset, Is.Zero);
    }

    [Test]
    public async Task The_admin_asks_from_any_thread()
    {
        var topics = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _admin.ListTopicsAsync())));
        Assert.That(topics.Select(t => t.Single(i => i.Name == _topic).Partitions.Count), Is.All.EqualTo(4));
        await _admin.CommitOffsetsAsync(_group, new Dictionary<TopicPartition, Groups.OffsetAndMetadata> { [new(_topic, 1)] = new(7) });
        Assert.That((await _admin.FetchOffsetsAsync(_group))[new(_topic, 1)].Offset, Is.EqualTo(7));
        await _admin.DeleteGroupAsync(_group);
        Assert.That(await _admin.FetchOffsetsAsync(_group), Is.Empty);
        Assert.That((await _admin.DeleteTopicsAsync([_topic]))[0].Error, Is.Null);
    }

    [Test]
    public async Task A_reader_that_the_cluster_does_not_take_is_told_why()
    {
        await using var reader = new KafkaReader(Options(false) with { SessionTimeoutMs = 1 });
        var error = Assert.ThrowsAsync<KafkaException>(async () =>
        {
            await foreach (var batch in reader.ReadAsync(TimeLimit())) batch.Dispose();
        });
        Assert.That(error!.Code, Is.EqualTo(ErrorCode.InvalidSessionTimeout));
    }

    private static CancellationToken TimeLimit() => new CancellationTokenSource(TimeSpan.FromSeconds(120)).Token;

    private static List<string> Values(ReadBatch batch)
    {
        var values = new List<string>();
        foreach (var record in batch) values.Add(Encoding.UTF8.GetString(record.Value.Span));
        return values;
    }

    private static async Task Until(Func<bool> isSo)
    {
        var limit = TimeLimit();
        while (!isSo()) await Task.Delay(20, limit);
    }

    private async Task<List<(int Partition, long Offset, string Value)>> ReadAll(string? group, int count, string? topic = null, bool committed = false)
    {
        var read = new List<(int, long, string)>();
        await using var reader = new KafkaReader(new ReaderOptions { Client = _client, Topics = [topic ?? _topic], GroupId = group, Fetch = new FetchOptions { ReadCommitted = committed } });
        await foreach (var batch in reader.ReadAsync(TimeLimit()))
        {
            using (batch) Take(batch, read);
            if (read.Count >= count) break;
        }
        return read;

        static void Take(ReadBatch batch, List<(int, long, string)> into)
        {
            foreach (var record in batch) into.Add((batch.TopicPartition.Partition, record.Offset, Encoding.UTF8.GetString(record.Value.Span)));
        }
    }

    private ReaderOptions Options(bool sharedByCluster) => new() { Client = _client, Topics = [_topic], GroupId = _group, SharedByCluster = sharedByCluster };

    private NewRecord Record(string key, string value) => new(_topic, Encoding.UTF8.GetBytes(value)) { Key = Encoding.UTF8.GetBytes(key) };
}
