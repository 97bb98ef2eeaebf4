using System.Text;
using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Client.Groups;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Records;
using Streamiz.Tests;

namespace Streamiz.Kafka.Net.Tests.Cluster;

/// <summary>A real Kafka as a test sees it: makes topics, writes texts, reads what was committed.</summary>
public sealed class TestCluster : IDisposable
{
    private readonly KafkaClient _client;
    private readonly BatchWriter _writer;

    private TestCluster(string bootstrapServers)
    {
        BootstrapServers = bootstrapServers;
        _client = new KafkaClient(new ClientOptions { BootstrapServers = bootstrapServers, ClientId = "test" });
        _writer = _client.OpenWriter();
    }

    public string BootstrapServers { get; }

    public static TestCluster On(string bootstrapServers) => new(bootstrapServers);

    public static async Task<TestCluster> StartAsync() => new((await KafkaServer.SharedAsync()).BootstrapServers);

    public void CreateTopic(string name, int partitions)
    {
        var results = _client.Await(_client.Admin.CreateTopics([new NewTopic(name, partitions)]));
        if (results[0].Error is { } error) throw error;
        while (_client.Cluster.PartitionCount(name) != partitions)
        {
            _client.Drive(_client.Now);
            _client.Wait(_client.Now, _client.Now + 50);
        }
    }

    public void Write(string topic, int partition, string? key, string? value, long timestamp = 1000) =>
        Write(topic, partition, key is null ? null : Encoding.UTF8.GetBytes(key), value is null ? null : Encoding.UTF8.GetBytes(value), timestamp);

    public void Write(string topic, int partition, byte[]? key, byte[]? value, long timestamp)
    {
        var to = _writer.Partition(topic, partition);
        while (!_writer.TryAppend(to, timestamp, key, value)) _client.Drive(_client.Now);
    }

    public void Flush()
    {
        while (!_writer.IsFlushed)
        {
            _writer.Flush();
            _client.Drive(_client.Now);
            if (_writer.TryTakeFailure(out var failure)) throw failure.Error;
            if (!_writer.IsFlushed) _client.Wait(_client.Now, _client.Now + 50);
        }
    }

    /// <summary>Committed records of a topic from its beginning, until the condition holds or the time is over.</summary>
    public List<TestRecordRead> ReadUntil(string topic, Func<List<TestRecordRead>, bool> enough, int timeoutMs = 60_000)
    {
        var read = new List<TestRecordRead>();
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = BootstrapServers, ClientId = "test-reader" });
        var fetcher = client.OpenFetcher(new FetchOptions { ReadCommitted = true, MaxWaitMs = 50 });
        long deadline = client.Now + timeoutMs;
        bool opened = false;
        while (!enough(read) && client.Now < deadline)
        {
            int partitions = client.Cluster.PartitionCount(topic);
            for (int p = 0; !opened && p < partitions; p++) fetcher.Add(new TopicPartition(topic, p), 0);
            opened |= partitions > 0;
            client.Drive(client.Now);
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext())
                    read.Add(new TestRecordRead(batch.Partition.TopicPartition.Partition, batch.Records.Key.ToArray(), batch.Records.Value.ToArray(), batch.Records.Timestamp));
                batch.Return();
            }

            client.Wait(client.Now, client.Now + 50);
        }

        return read;
    }

    public IReadOnlyDictionary<string, string?> TopicConfigs(string topic) => _client.Await(_client.Admin.TopicConfigs(topic));

    public string? GroupType(string group) => _client.Await(_client.Admin.ListGroups()).Single(g => g.GroupId == group).Type;

    /// <summary>The ids of a group's members, when there are so many and all have their share.</summary>
    public List<string> MembersOf(string group, int count)
    {
        long deadline = _client.Now + 60_000;
        while (true)
        {
            var asked = _client.Admin.DescribeGroup(group);
            while (!asked.IsCompleted)
            {
                _client.Drive(_client.Now);
                _client.Wait(_client.Now, _client.Now + 50);
            }

            // It is not there before somebody has joined.
            var described = asked.Error is { Code: Streamiz.Protocol.Errors.ErrorCode.GroupIdNotFound } ? null : asked.Value;
            if (described is { GroupState: "Stable" } && described.Members.Count == count) return [.. described.Members.Select(m => m.MemberId)];
            Assert.That(_client.Now, Is.LessThan(deadline), $"group {group} is {described?.GroupState} with {described?.Members.Count} members");
            _client.Wait(_client.Now, _client.Now + 100);
        }
    }

    public int PartitionsOf(string topic) => _client.Await(_client.Admin.ListTopics()).Single(t => t.Name == topic).Partitions.Count;

    /// <summary>The topics whose names begin so, with their numbers of partitions.</summary>
    public SortedDictionary<string, int> TopicsOf(string prefix) =>
        new(_client.Await(_client.Admin.ListTopics()).Where(t => t.Name.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(t => t.Name, t => t.Partitions.Count), StringComparer.Ordinal);

    /// <summary>What a group has committed for a partition; offset -1 for nothing.</summary>
    public (long Offset, string? Note) Committed(string group, string topic, int partition)
    {
        var found = _client.Await(_client.Admin.FetchOffsets(group, [new TopicPartition(topic, partition)]));
        return found.TryGetValue(new TopicPartition(topic, partition), out var committed) ? (committed.Offset, committed.Metadata) : (-1, null);
    }

    /// <summary>Commits for a group that has no members.</summary>
    public void Commit(string group, string topic, int partition, long offset, string note) =>
        _client.Await(_client.Admin.CommitOffsets(new GroupMetadata(group), [new(new TopicPartition(topic, partition), new OffsetAndMetadata(offset, Metadata: note))]));

    public void Dispose() => _client.Dispose();
}
