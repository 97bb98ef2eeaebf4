using Confluent.Kafka;
using Streamiz.Client.Groups;
using ErrorCode = Streamiz.Protocol.Errors.ErrorCode;
using GroupProtocol = Streamiz.Client.Groups.GroupProtocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Tests;

public sealed class GroupTests : ClientTest
{
    [Test]
    public void A_single_member_leads_and_gets_what_it_assigns()
    {
        using var client = NewClient();
        var member = client.OpenGroup(new GroupOptions { GroupId = NewName("group") });
        member.Join([new GroupProtocol("ours", Bytes("me"))]);
        var needed = Next(client, member);
        Assert.That(needed.Kind, Is.EqualTo(GroupEventKind.AssignmentNeeded));
        Assert.That(needed.Members.Single().Metadata.ToArray(), Is.EqualTo(Bytes("me")));
        member.Assign(new Dictionary<string, ReadOnlyMemory<byte>> { [member.MemberId] = Bytes("all") });
        var assigned = Next(client, member);
        Assert.That((assigned.Kind, assigned.Assignment.ToArray()), Is.EqualTo((GroupEventKind.Assigned, Bytes("all"))));
        Assert.That((member.State, member.GenerationId), Is.EqualTo((GroupState.Stable, 1)));
        client.Await(member.Leave());
    }

    [Test]
    public void Members_share_anew_when_one_comes_and_when_one_leaves()
    {
        using KafkaClient one = NewClient(), two = NewClient();
        var options = new GroupOptions { GroupId = NewName("group"), HeartbeatIntervalMs = 100 };
        GroupMember first = one.OpenGroup(options), second = two.OpenGroup(options);
        var shares = new Dictionary<GroupMember, string>();
        first.Join([new GroupProtocol("ours", Bytes("one"))]);
        DriveBoth(() => shares.GetValueOrDefault(first) == "1 of 1");
        second.Join([new GroupProtocol("ours", Bytes("two"))]);
        DriveBoth(() => shares.GetValueOrDefault(second)?.EndsWith("of 2") == true && shares[first].EndsWith("of 2"));
        Assert.That(shares.Values.Order(), Is.EqualTo(new[] { "1 of 2", "2 of 2" }));
        second.Leave();
        DriveBoth(() => shares[first] == "1 of 1");

        void DriveBoth(Func<bool> isSo) => DriveUntil(one, () =>
        {
            two.Drive(two.Now);
            foreach (var member in new[] { first, second })
                while (member.TryTakeEvent(out var e)) Handle(member, e);
            return isSo();
        });

        void Handle(GroupMember member, GroupEvent e)
        {
            if (e.Kind == GroupEventKind.RebalanceNeeded) member.Join([new GroupProtocol("ours", Bytes("again"))]);
            else if (e.Kind == GroupEventKind.AssignmentNeeded) member.Assign(e.Members.Select((m, i) => (m.MemberId, Share: Bytes($"{i + 1} of {e.Members.Count}"))).ToDictionary(m => m.MemberId, m => (ReadOnlyMemory<byte>)m.Share));
            else if (e.Kind == GroupEventKind.Assigned) shares[member] = System.Text.Encoding.UTF8.GetString(e.Assignment.Span);
            else Assert.Fail($"{e.Kind}: {e.Error?.Message}");
        }
    }

    [Test]
    public async Task A_foreign_member_shares_the_group()
    {
        using var client = NewClient();
        string topic = NewTopic(client, 4), group = NewName("group");
        using var foreign = new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = Server.BootstrapServers, GroupId = group, PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range, HeartbeatIntervalMs = 500 }).Build();
        foreign.Subscribe(topic);
        using var end = new CancellationTokenSource();
        var polling = Task.Run(() => { while (!end.IsCancellationRequested) foreign.Consume(TimeSpan.FromMilliseconds(100)); });
        var member = client.OpenGroup(new GroupOptions { GroupId = group, HeartbeatIntervalMs = 100 });
        byte[] subscription = ConsumerProtocol.Write(new ConsumerProtocolSubscription { Topics = [topic] });
        member.Join([new GroupProtocol("range", subscription)]);
        int[] mine = [];
        DriveUntil(client, () =>
        {
            while (member.TryTakeEvent(out var e))
            {
                if (e.Kind == GroupEventKind.RebalanceNeeded) member.Join([new GroupProtocol("range", subscription)]);
                else if (e.Kind == GroupEventKind.AssignmentNeeded) member.Assign(Halves(e, topic));
                else if (e.Kind == GroupEventKind.Assigned) mine = [.. ConsumerProtocol.ReadAssignment(e.Assignment).AssignedPartitions.SelectMany(t => t.Partitions)];
            }
            return mine.Length == 2 && foreign.Assignment.Count == 2;
        });
        Assert.That(mine.Concat(foreign.Assignment.Select(p => p.Partition.Value)).Order(), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        await end.CancelAsync();
        await polling;
    }

    [Test]
    public void A_member_that_was_put_out_is_told_and_its_commit_refused()
    {
        using var client = NewClient();
        string topic = NewTopic(client), group = NewName("group");
        var member = client.OpenGroup(new GroupOptions { GroupId = group, GroupInstanceId = "lasting", HeartbeatIntervalMs = 100 });
        Settle(client, member);
        using var other = NewClient();
        var thief = other.OpenGroup(new GroupOptions { GroupId = group, GroupInstanceId = "lasting", HeartbeatIntervalMs = 100 });
        Settle(other, thief);
        var fenced = Next(client, member);
        Assert.That((fenced.Kind, fenced.Error!.Code), Is.EqualTo((GroupEventKind.Failed, ErrorCode.FencedInstanceId)));
        var commit = client.Admin.CommitOffsets(member.Metadata, new Dictionary<TopicPartition, OffsetAndMetadata> { [new(topic, 0)] = new(1) });
        Assert.That(Assert.Throws<KafkaException>(() => client.Await(commit))!.Code, Is.EqualTo(ErrorCode.FencedInstanceId));
    }

    [Test]
    public async Task A_member_stays_while_its_driver_is_busy()
    {
        using var client = NewClient();
        var options = new GroupOptions { GroupId = NewName("group"), HeartbeatIntervalMs = 200, SessionTimeoutMs = 6000 };
        var member = client.OpenGroup(options);
        Settle(client, member);
        // Longer than the session without a drive; another thread keeps the member alive.
        long until = client.Now + 7500;
        while (client.Now < until)
        {
            client.KeepAlive(client.Now);
            await Task.Delay(100);
        }
        long beats = client.Metrics.Requests;
        DriveUntil(client, () => client.Metrics.Requests > beats + 2);
        Assert.That(member.TryTakeEvent(out _), Is.False);
        Assert.That(member.State, Is.EqualTo(GroupState.Stable));
    }

    [Test]
    public void A_member_with_a_lasting_name_finds_its_share_again_and_nobody_else_is_disturbed()
    {
        using KafkaClient one = NewClient(), two = NewClient();
        string group = NewName("group");
        var options = new GroupOptions { GroupId = group, HeartbeatIntervalMs = 100 };
        GroupMember other = one.OpenGroup(options with { GroupInstanceId = "other" }), mine = two.OpenGroup(options with { GroupInstanceId = "mine" });
        var shares = new Dictionary<GroupMember, string>();
        var others = new List<(KafkaClient Client, GroupMember Member)> { (two, mine) };
        int assignments = 0;
        other.Join([new GroupProtocol("ours", Bytes("x"))]);
        Drive(() => shares.ContainsKey(other));
        mine.Join([new GroupProtocol("ours", Bytes("x"))]);
        Drive(() => shares.TryGetValue(other, out string? a) && shares.TryGetValue(mine, out string? b) && a.EndsWith("of 2", StringComparison.Ordinal) && b.EndsWith("of 2", StringComparison.Ordinal));
        int before = assignments, generation = other.GenerationId;
        two.Await(mine.Leave());
        others.Clear();
        using var again = NewClient();
        var back = again.OpenGroup(options with { GroupInstanceId = "mine" });
        others.Add((again, back));
        back.Join([new GroupProtocol("ours", Bytes("x"))]);
        Drive(() => shares.ContainsKey(back));
        Assert.That(shares[back], Is.EqualTo(shares[mine]));
        Assert.That((assignments, other.GenerationId, back.GenerationId), Is.EqualTo((before, generation, generation)));
        again.Await(back.Leave(evenIfStatic: true));

        void Drive(Func<bool> isSo) => DriveUntil(one, () =>
        {
            foreach (var (client, member) in others.Append((one, other)))
            {
                client.Drive(client.Now);
                Take(member);
            }
            return isSo();
        });

        void Take(GroupMember member)
        {
            while (member.TryTakeEvent(out var e))
            {
                if (e.Kind == GroupEventKind.RebalanceNeeded) member.Join([new GroupProtocol("ours", Bytes("x"))]);
                else if (e.Kind == GroupEventKind.Assigned) shares[member] = System.Text.Encoding.UTF8.GetString(e.Assignment.Span);
                else if (e.Kind == GroupEventKind.AssignmentNeeded)
                {
                    assignments++;
                    member.Assign(e.Members.OrderBy(m => m.GroupInstanceId).Select((m, i) => (m.MemberId, Share: Bytes($"{i + 1} of {e.Members.Count}"))).ToDictionary(m => m.MemberId, m => (ReadOnlyMemory<byte>)m.Share));
                }
                else Assert.Fail($"{e.Kind}: {e.Error?.Message}");
            }
        }
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Halves(GroupEvent e, string topic)
    {
        var shares = new Dictionary<string, ReadOnlyMemory<byte>>();
        int each = 4 / e.Members.Count;
        for (int i = 0; i < e.Members.Count; i++)
        {
            var share = new ConsumerProtocolAssignment();
            share.AssignedPartitions.Add(new() { Topic = topic, Partitions = [.. Enumerable.Range(i * each, each)] });
            shares[e.Members[i].MemberId] = ConsumerProtocol.Write(share);
        }
        return shares;
    }

    private static void Settle(KafkaClient client, GroupMember member)
    {
        member.Join([new GroupProtocol("ours", Bytes("me"))]);
        DriveUntil(client, () =>
        {
            while (member.TryTakeEvent(out var e))
                if (e.Kind == GroupEventKind.AssignmentNeeded) member.Assign(e.Members.ToDictionary(m => m.MemberId, _ => (ReadOnlyMemory<byte>)Bytes("x")));
            return member.State == GroupState.Stable;
        });
    }

    private static GroupEvent Next(KafkaClient client, GroupMember member)
    {
        GroupEvent? e = null;
        DriveUntil(client, () => member.TryTakeEvent(out e));
        return e!;
    }
}
