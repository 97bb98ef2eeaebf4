using Streamiz.Broker.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Tests;

/// <summary>Who gets what in the protocols where the broker assigns, and how members get there.</summary>
public sealed class AssignmentTests
{
    [Test]
    public void A_member_gives_up_before_it_moves_on_and_gets_what_others_have_let_go()
    {
        Reconciliation<int> one = new(), two = new();
        one.Advance(1, [1, 2, 3, 4], [], _ => true);
        Assert.That((one.Epoch, one.Assigned), Is.EqualTo((1, new HashSet<int> { 1, 2, 3, 4 })).Using<(int, HashSet<int>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SetEquals(b.Item2)));

        two.Advance(2, [3, 4], [], item => !one.Holds(item));
        Assert.That(two.Assigned, Is.Empty);
        one.Advance(2, [1, 2], [1, 2, 3, 4], item => !two.Holds(item));
        Assert.That((one.Epoch, one.Revoking.Count), Is.EqualTo((1, 2)), "it has not given them up yet");
        two.Advance(2, [3, 4], [], item => !one.Holds(item));
        Assert.That(two.Assigned, Is.Empty);

        one.Advance(2, [1, 2], [1, 2], item => !two.Holds(item));
        Assert.That((one.Epoch, one.IsSettled(2)), Is.EqualTo((2, true)));
        two.Advance(2, [3, 4], [], item => !one.Holds(item));
        Assert.That(two.Assigned, Is.EquivalentTo(new[] { 3, 4 }));
        Assert.That(two.IsSettled(2), Is.True);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Random_changes_of_members_never_give_an_item_to_two(int seed)
    {
        var random = new Random(seed);
        var members = new List<Reconciliation<int>>();
        for (int epoch = 1; epoch < 300; epoch++)
        {
            if (members.Count < 2 || (members.Count < 6 && random.Next(2) == 0)) members.Add(new());
            else members.RemoveAt(random.Next(members.Count));
            HashSet<int>[] targets = [.. members.Select(_ => new HashSet<int>())];
            for (int item = 0; item < 12; item++) targets[random.Next(members.Count)].Add(item);
            for (int beat = 0; beat < random.Next(20); beat++)
            {
                int i = random.Next(members.Count);
                Reconciliation<int> member = members[i];
                member.Advance(epoch, targets[i], random.Next(3) == 0 ? [.. member.Assigned] : null, item => members.TrueForAll(m => m == member || !m.Holds(item)));
                Assert.That(members.SelectMany(m => m.Assigned.Concat(m.Revoking)), Is.Unique);
            }
        }
    }

    [TestCase("uniform")]
    [TestCase("range")]
    public void Every_partition_has_one_reader_that_subscribes_to_it(string assignor)
    {
        Guid a = new(1, 0, 0, new byte[8]), b = new(2, 0, 0, new byte[8]);
        List<(ConsumerMember, HashSet<Guid>)> members = [(Member("m1"), [a, b]), (Member("m2"), [a]), (Member("m3"), [a, b])];
        List<HashSet<TopicPartitionId>> assigned = Assignors.Assign(assignor, members, topic => topic == a ? 7 : 3);
        Assert.That(assigned.SelectMany(p => p), Is.Unique);
        Assert.That(assigned.Sum(p => p.Count), Is.EqualTo(10));
        Assert.That(assigned[1].Select(p => p.Topic), Is.All.EqualTo(a));
        if (assignor == "uniform") Assert.That(assigned.Max(p => p.Count) - assigned.Min(p => p.Count), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void Tasks_are_even_stay_where_they_are_and_have_standbys_elsewhere()
    {
        var topology = new StreamsTopology(new StreamsGroupHeartbeatRequest.TopologyItem
        {
            Subtopologies = [new() { SubtopologyId = "0", StateChangelogTopics = [new() { Name = "changelog" }] }, new() { SubtopologyId = "1" }],
        });
        topology.Tasks["0"] = 4;
        topology.Tasks["1"] = 4;
        StreamsMember one = Streams("m1"), two = Streams("m2");
        TaskAssignment.Assign([one], topology, standbys: 1);
        Assert.That(one.Target, Has.Count.EqualTo(8));
        Assert.That(one.StandbyTarget, Is.Empty);
        TaskId[] before = [.. one.Target];
        TaskAssignment.Assign([one, two], topology, standbys: 1);
        Assert.That((one.Target.Count, two.Target.Count), Is.EqualTo((4, 4)));
        Assert.That(before, Is.SupersetOf(one.Target));
        Assert.That(one.StandbyTarget.Concat(two.StandbyTarget).Select(t => t.Subtopology), Is.All.EqualTo("0"));
        Assert.That(one.StandbyTarget.Concat(two.StandbyTarget).Count(), Is.EqualTo(4));
        Assert.That(one.StandbyTarget, Is.SubsetOf(two.Target));
    }

    private static ConsumerMember Member(string id) => new(id, null, "client", "host");

    private static StreamsMember Streams(string id) => new(id, null, "client", "host") { ProcessId = id };
}
