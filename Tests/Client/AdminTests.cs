using Streamiz.Client.Admin;
using Streamiz.Client.Groups;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Tests;

public sealed class AdminTests : ClientTest
{
    [Test]
    public void Topics_are_made_described_changed_and_deleted()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 3, new() { ["cleanup.policy"] = "compact" });
        var again = client.Await(client.Admin.CreateTopics([new NewTopic(topic, 3)]));
        Assert.That(again[0].Error!.Code, Is.EqualTo(ErrorCode.TopicAlreadyExists));
        Assert.That(client.Await(client.Admin.TopicConfigs(topic))["cleanup.policy"], Is.EqualTo("compact"));
        client.Await(client.Admin.AlterTopicConfigs(topic, new Dictionary<string, string?> { ["cleanup.policy"] = null, ["retention.ms"] = "12345" }));
        var configs = client.Await(client.Admin.TopicConfigs(topic));
        Assert.That((configs["cleanup.policy"], configs["retention.ms"]), Is.EqualTo(("delete", "12345")));
        Assert.That(client.Await(client.Admin.CreatePartitions(new Dictionary<string, int> { [topic] = 5 }))[0].Error, Is.Null);
        DriveUntil(client, () =>
        {
            client.Cluster.Refresh();
            return client.Cluster.PartitionCount(topic) == 5;
        });
        Assert.That(client.Await(client.Admin.ListTopics()).Single(t => t.Name == topic).Partitions, Has.Count.EqualTo(5));
        Assert.That(client.Await(client.Admin.DeleteTopics([topic]))[0].Error, Is.Null);
        DriveUntil(client, () =>
        {
            client.Cluster.Refresh();
            return client.Cluster.TopicError(topic) == ErrorCode.UnknownTopicOrPartition;
        });
    }

    [Test]
    public void Offsets_are_looked_up_by_place_and_time_and_records_deleted()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 2);
        var writer = client.OpenWriter();
        for (int i = 0; i < 10; i++) Append(client, writer, writer.Partition(topic, 0), 1000 + i, Bytes("k"), Bytes("v"));
        Flush(client, writer);
        TopicPartition[] both = [new(topic, 0), new(topic, 1)];
        Assert.That(Offsets(client, both, OffsetTime.Latest), Is.EqualTo(new[] { 10L, 0 }));
        Assert.That(Offsets(client, both, OffsetTime.Earliest), Is.EqualTo(new[] { 0L, 0 }));
        Assert.That(Offsets(client, both, 1007), Is.EqualTo(new[] { 7L, -1 }));
        var left = client.Await(client.Admin.DeleteRecords(new Dictionary<TopicPartition, long> { [both[0]] = 4 }));
        Assert.That(left[both[0]], Is.EqualTo(4));
        Assert.That(Offsets(client, both, OffsetTime.Earliest), Is.EqualTo(new[] { 4L, 0 }));
    }

    [Test]
    public void A_groups_offsets_are_committed_fetched_and_deleted_with_it()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 2), group = NewName("group");
        TopicPartition first = new(topic, 0), second = new(topic, 1);
        client.Await(client.Admin.CommitOffsets(new GroupMetadata(group), new Dictionary<TopicPartition, OffsetAndMetadata> { [first] = new(5, 0, "note") }));
        var offsets = client.Await(client.Admin.FetchOffsets(group, [first, second]));
        Assert.That(offsets, Is.EqualTo(new Dictionary<TopicPartition, OffsetAndMetadata> { [first] = new(5, 0, "note") }));
        Assert.That(client.Await(client.Admin.FetchOffsets(group)).Keys, Is.EqualTo(new[] { first }));
        Assert.That(client.Await(client.Admin.ListGroups()).Select(g => g.GroupId), Does.Contain(group));
        client.Await(client.Admin.DeleteGroup(group));
        Assert.That(client.Await(client.Admin.FetchOffsets(group)), Is.Empty);
    }

    [Test]
    public void The_cluster_describes_itself()
    {
        using var client = NewClient();
        var cluster = client.Await(client.Admin.DescribeCluster());
        Assert.That(cluster.Brokers.Select(b => b.Port), Is.EqualTo(new[] { Server.Port }));
        Assert.That(cluster.ClusterId, Is.Not.Empty);
    }

    [Test]
    public void A_cluster_that_is_not_there_is_told_with_its_address()
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = "127.0.0.1:1", ApiTimeoutMs = 500 });
        var error = Assert.Throws<KafkaException>(() => client.Await(client.Admin.DescribeCluster()));
        Assert.That(error!.Message, Does.Contain("127.0.0.1:1"));
    }

    private static long[] Offsets(KafkaClient client, TopicPartition[] partitions, long timestamp)
    {
        var offsets = client.Await(client.Admin.ListOffsets(partitions, timestamp));
        return [.. partitions.Select(p => offsets[p].Offset)];
    }
}
