using Streamiz.Client.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Tests;

/// <summary>The built-in ways of sharing partitions.</summary>
public sealed class AssignorTests
{
    [Test]
    public void Sticky_shares_are_as_even_as_can_be_and_move_as_little_as_can_be([Values] bool isCooperative)
    {
        var assignor = isCooperative ? PartitionAssignors.CooperativeSticky : PartitionAssignors.Sticky;
        var random = new Random(5);
        var had = new Dictionary<string, IReadOnlyList<TopicPartition>>(StringComparer.Ordinal);
        for (int round = 1; round < 200; round++)
        {
            int members = random.Next(1, 9);
            var said = Enumerable.Range(0, members).Select(i => Says(assignor, $"m{i}", ["a", "b"], had.GetValueOrDefault($"m{i}") ?? [], round)).ToList();
            var shares = assignor.Assign(said, _ => 7);
            Assert.That(shares.Values.SelectMany(s => s), Is.Unique);
            Assert.That(shares.Values.Sum(s => s.Count), Is.EqualTo(14));
            Assert.That(shares.Values.Max(s => s.Count) - shares.Values.Min(s => s.Count), Is.LessThanOrEqualTo(1));
            // Whoever had no more than the smallest share keeps all of it; whoever had more keeps that much at least.
            foreach (var member in said)
            {
                var before = had.GetValueOrDefault(member.MemberId) ?? [];
                Assert.That(shares[member.MemberId].Intersect(before).Count(), Is.GreaterThanOrEqualTo(Math.Min(before.Count, 14 / members)), $"round {round}");
            }
            had = said.ToDictionary(m => m.MemberId, m => shares[m.MemberId], StringComparer.Ordinal);
        }
    }

    [Test]
    public void Sticky_shares_regard_who_reads_what()
    {
        var assignor = PartitionAssignors.CooperativeSticky;
        // Only one reads b, so that the others have all of a.
        var shares = assignor.Assign([Says(assignor, "m0", ["a"], [], 1), Says(assignor, "m1", ["a"], [], 1), Says(assignor, "m2", ["a", "b"], [], 1)], _ => 4);
        Assert.That(new[] { shares["m0"].Count, shares["m1"].Count, shares["m2"].Count }, Is.EqualTo(new[] { 2, 2, 4 }));
        Assert.That(shares["m2"].Select(p => p.Topic).Distinct(), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void Of_two_who_claim_a_partition_the_later_generation_keeps_it()
    {
        var assignor = PartitionAssignors.CooperativeSticky;
        TopicPartition[] claimed = [new("a", 0), new("a", 1)];
        var shares = assignor.Assign([Says(assignor, "m0", ["a"], claimed, 3), Says(assignor, "m1", ["a"], claimed[..1], 4)], _ => 2);
        Assert.That(shares["m1"], Is.EqualTo(claimed[..1]));
        Assert.That(shares["m0"], Is.EqualTo(claimed[1..]));
    }

    [Test]
    public void What_is_gone_or_not_read_any_more_is_not_kept()
    {
        var assignor = PartitionAssignors.CooperativeSticky;
        var shares = assignor.Assign([Says(assignor, "m0", ["a"], [new("a", 9), new("a", -1), new("gone", 0), new("a", 0)], 3)], topic => topic == "a" ? 1 : 0);
        Assert.That(shares["m0"], Is.EqualTo(new[] { new TopicPartition("a", 0) }));
    }

    [Test]
    public void Round_robin_goes_round_and_passes_over_who_does_not_read()
    {
        var shares = PartitionAssignors.RoundRobin.Assign([new("m0") { Topics = ["a"] }, new("m1") { Topics = ["a", "b"] }, new("m2") { Topics = ["b"] }], _ => 3);
        Assert.That(shares["m0"].Select(p => $"{p.Topic}{p.Partition}"), Is.EqualTo(new[] { "a0", "a2" }));
        Assert.That(shares["m1"].Select(p => $"{p.Topic}{p.Partition}"), Is.EqualTo(new[] { "a1", "b0", "b2" }));
        Assert.That(shares["m2"].Select(p => $"{p.Topic}{p.Partition}"), Is.EqualTo(new[] { "b1" }));
    }

    [Test]
    public void Names_of_librdkafka_and_classes_of_Java_are_understood()
    {
        var assignors = PartitionAssignors.Parse("range, roundrobin,sticky,org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        Assert.That(assignors.Select(a => a.Name), Is.EqualTo(new[] { "range", "roundrobin", "sticky", "cooperative-sticky" }));
        Assert.That(assignors.Select(a => a.IsCooperative), Is.EqualTo(new[] { false, false, false, true }));
        Assert.Throws<ArgumentException>(() => PartitionAssignors.Parse("mine"));
        Assert.Throws<ArgumentException>(() => PartitionAssignors.Parse(" , "));
        Assert.Throws<ArgumentException>(() => PartitionAssignors.Parse("range,RangeAssignor"));
    }

    [Test]
    public void Subscriptions_of_each_version_are_understood_and_those_of_a_stranger_are_no_harm()
    {
        var subscription = new ConsumerProtocolSubscription { Topics = ["a"], OwnedPartitions = [new() { Topic = "a", Partitions = [1, 2] }], GenerationId = 7, RackId = "r1" };
        for (short version = 0; version <= 3; version++)
        {
            var read = GroupSubscription.Of([new JoinedMember("m", null, ConsumerProtocol.Write(subscription, version))])[0];
            Assert.That((read.Topics.Single(), read.Owned.Count, read.GenerationId, read.RackId), Is.EqualTo(("a", version >= 1 ? 2 : 0, version >= 2 ? 7 : -1, version >= 3 ? "r1" : null)));
        }
        var stranger = GroupSubscription.Of([new JoinedMember("m", null, new byte[] { 0, 3, 127, 255, 255, 255 })])[0];
        Assert.That((stranger.MemberId, stranger.Topics.Count), Is.EqualTo(("m", 0)));
        var spoilt = new GroupSubscription("m") { Topics = ["a"], UserData = new byte[] { 127, 255, 255, 255, 1 } };
        Assert.That(PartitionAssignors.Sticky.Assign([spoilt], _ => 2)["m"], Has.Count.EqualTo(2));
    }

    // A sticky member's former share stands in its user data, a cooperative one's in its subscription.
    private static GroupSubscription Says(IPartitionAssignor assignor, string member, string[] topics, IReadOnlyList<TopicPartition> share, int generation) => new(member)
    {
        Topics = topics,
        Owned = assignor.IsCooperative ? share : [],
        GenerationId = generation,
        UserData = assignor.UserData(share, generation),
    };
}
