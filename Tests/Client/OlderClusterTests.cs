using Streamiz.Client.Groups;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Tests;

/// <summary>The client against versions of the protocol that older clusters have.</summary>
public sealed class OlderClusterTests : ClientTest
{
    [TestCaseSource(nameof(Releases))]
    public void Everything_is_done_with_the_versions_of(string release)
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = Server.BootstrapServers }, new OlderCluster(release));
        string topic = NewTopic(client, 2), group = NewName("group");
        Assert.That(client.Await(client.Admin.DescribeCluster()).Brokers, Has.Count.EqualTo(1));

        var writer = client.OpenWriter(new WriterOptions { TransactionalId = NewName("tx") });
        client.Await(writer.Transaction.Init());
        Assert.That(writer.Transaction.IsSecondEdition, Is.False);
        var member = client.OpenGroup(new GroupOptions { GroupId = group });
        member.Join([new GroupProtocol("ours", Bytes("me"))]);
        DriveUntil(client, () =>
        {
            while (member.TryTakeEvent(out var e))
                if (e.Kind == GroupEventKind.AssignmentNeeded) member.Assign(new Dictionary<string, ReadOnlyMemory<byte>> { [member.MemberId] = Bytes("all") });
            return member.State == GroupState.Stable;
        });
        for (int t = 0; t < 3; t++)
        {
            writer.Transaction.Begin();
            for (int i = 0; i < 10; i++) Append(client, writer, writer.Partition(topic, i % 2), 1000, Bytes("k"), Bytes($"{t}/{i}"));
            client.Await(writer.Transaction.SendOffsets(member.Metadata, new Dictionary<TopicPartition, OffsetAndMetadata> { [new(topic, 0)] = new(t) }));
            client.Await(t == 1 ? writer.Transaction.Abort() : writer.Transaction.Commit());
            while (writer.TryTakeFailure(out _))
            {
            }
        }
        Assert.That(Read(client, topic, 20, readCommitted: true, partitions: 2).Select(r => r.Value![0]), Is.All.Not.EqualTo('1'));
        Assert.That(client.Await(client.Admin.FetchOffsets(group, [new(topic, 0)]))[new(topic, 0)].Offset, Is.EqualTo(2));
        client.Await(client.Admin.CommitOffsets(member.Metadata, new Dictionary<TopicPartition, OffsetAndMetadata> { [new(topic, 1)] = new(7) }));
        Assert.That(client.Await(client.Admin.FetchOffsets(group)), Has.Count.EqualTo(2));
        Assert.That(client.Await(client.Admin.ListOffsets([new TopicPartition(topic, 0)], Admin.OffsetTime.Earliest))[new(topic, 0)].Offset, Is.Zero);
        Assert.That(client.Await(client.Admin.ListGroups()).Select(g => g.GroupId), Does.Contain(group));
        client.Await(client.Admin.DeleteRecords(new Dictionary<TopicPartition, long> { [new(topic, 0)] = 1 }));
        client.Await(member.Leave());
        client.Await(client.Admin.DeleteTopics([topic]));
    }

    [Test]
    public void What_an_older_cluster_has_not_is_told_by_name()
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = Server.BootstrapServers }, new OlderCluster("2.8"));
        string topic = NewTopic(client);
        var member = client.OpenConsumerGroup(new GroupOptions { GroupId = NewName("group") });
        member.Join([topic]);
        GroupEvent? failed = null;
        DriveUntil(client, () => member.TryTakeEvent(out failed));
        Assert.That((failed!.Kind, failed.Error!.Code), Is.EqualTo((GroupEventKind.Failed, ErrorCode.UnsupportedVersion)));
        Assert.That(failed.Error.Message, Does.Contain("ConsumerGroupHeartbeat"));
    }

    private static IEnumerable<string> Releases => OlderCluster.Known;
}
