using Streamiz.Client.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Tests;

/// <summary>Groups whose coordinator shares the work: KIP-848 and KIP-1071.</summary>
public sealed class ClusterGroupTests : ClientTest
{
    [Test]
    public void Members_of_a_consumer_group_have_each_partition_once_while_members_come_and_go()
    {
        using KafkaClient admin = NewClient();
        string topic = NewTopic(admin, 6), group = NewName("group");
        var members = new List<Member<TopicPartition>>();
        Add();
        DriveUntil(admin, Settled);
        Add();
        DriveUntil(admin, Settled);
        Add();
        DriveUntil(admin, Settled);
        Assert.That(members.Select(m => m.Has.Count), Is.EqualTo(new[] { 2, 2, 2 }));
        var gone = members[0];
        members.RemoveAt(0);
        gone.Client.Await(gone.Epochs.Leave());
        gone.Client.Dispose();
        DriveUntil(admin, Settled);
        Assert.That(members.SelectMany(m => m.Has).Order(Comparer<TopicPartition>.Create((a, b) => a.Partition - b.Partition)), Is.EqualTo(Enumerable.Range(0, 6).Select(p => new TopicPartition(topic, p))));
        members.ForEach(m => m.Client.Dispose());

        void Add()
        {
            var client = NewClient();
            var member = client.OpenConsumerGroup(new GroupOptions { GroupId = group });
            member.Join([topic]);
            members.Add(new Member<TopicPartition>(client, member, e => e.Partitions));
        }

        bool Settled() => Move(members, 6);
    }

    [Test]
    public void A_member_commits_with_its_epoch_and_nobody_else_does()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 1), group = NewName("group");
        var member = client.OpenConsumerGroup(new GroupOptions { GroupId = group });
        member.Join([topic]);
        var mine = new Member<TopicPartition>(client, member, e => e.Partitions);
        DriveUntil(client, () => mine.Move() && mine.Has.Count == 1);
        var offsets = new Dictionary<TopicPartition, OffsetAndMetadata> { [new(topic, 0)] = new(3) };
        client.Await(client.Admin.CommitOffsets(member.Metadata, offsets));
        Assert.Throws<KafkaException>(() => client.Await(client.Admin.CommitOffsets(member.Metadata with { MemberId = "somebody" }, offsets)));
        Assert.That(client.Await(client.Admin.FetchOffsets(group))[new(topic, 0)].Offset, Is.EqualTo(3));
        client.Await(member.Leave());
    }

    [Test]
    public void A_member_that_was_busy_for_too_long_gives_up_its_place_and_is_told()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 1);
        var member = client.OpenConsumerGroup(new GroupOptions { GroupId = NewName("group"), MaxPollIntervalMs = 60_000 });
        member.Join([topic]);
        var mine = new Member<TopicPartition>(client, member, e => e.Partitions);
        DriveUntil(client, () => mine.Move() && mine.Has.Count == 1);
        client.KeepAlive(client.Now + 59_000);
        Assert.That(member.State, Is.EqualTo(GroupState.Stable));
        client.KeepAlive(client.Now + 61_000);
        Assert.That(member.State, Is.EqualTo(GroupState.Outside));
        Assert.That(member.TryTakeEvent(out var lost) && lost.Kind == GroupEventKind.Lost, Is.True);
        mine.Has.Clear();
        member.Join([topic]);
        DriveUntil(client, () => mine.Move() && mine.Has.Count == 1);
        client.Await(member.Leave());
    }

    [Test]
    public void Members_of_a_streams_group_have_each_task_once()
    {
        using var admin = NewClient();
        string topic = NewTopic(admin, 4), group = NewName("group");
        var members = new List<Member<StreamsTask>>();
        Add();
        DriveUntil(admin, () => Move(members, 4));
        Add();
        DriveUntil(admin, () => Move(members, 4));
        Assert.That(members.Select(m => m.Has.Count), Is.EqualTo(new[] { 2, 2 }));
        members[0].Client.Await(members[0].Epochs.Leave());
        members[0].Client.Dispose();
        members.RemoveAt(0);
        DriveUntil(admin, () => Move(members, 4));
        members[0].Client.Dispose();

        void Add()
        {
            var client = NewClient();
            var member = client.OpenStreamsGroup(new GroupOptions { GroupId = group });
            member.Join(new StreamsGroupHeartbeatRequest.TopologyItem { Subtopologies = [new() { SubtopologyId = "0", SourceTopics = [topic] }] }, Guid.NewGuid().ToString());
            members.Add(new Member<StreamsTask>(client, member, e => e.Tasks!.Active));
        }
    }

    // True when everything is shared and everybody has something. What is had twice at any moment fails at once.
    private static bool Move<T>(List<Member<T>> members, int all)
        where T : struct
    {
        foreach (var member in members)
        {
            member.Client.Drive(member.Client.Now);
            member.Move();
        }
        var had = members.SelectMany(m => m.Has).ToList();
        Assert.That(had, Is.Unique);
        return had.Count == all && members.TrueForAll(m => m.Has.Count > 0);
    }

    private sealed record Member<T>(KafkaClient Client, EpochMember Epochs, Func<GroupEvent, IReadOnlyList<T>> Share)
    {
        public List<T> Has { get; } = [];

        public bool Move()
        {
            while (Epochs.TryTakeEvent(out var e))
            {
                // Who can be asked for what is no share.
                if (e.Kind == GroupEventKind.Placed) continue;
                if (e.Kind != GroupEventKind.Assigned) Assert.Fail($"{e.Kind}: {e.Error?.Message}");
                Has.Clear();
                Has.AddRange(Share(e));
                Epochs.Accept();
            }
            return true;
        }
    }
}
