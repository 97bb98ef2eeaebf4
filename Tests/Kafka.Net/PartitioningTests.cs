using System.Text;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Tests;

[TestFixture]
public sealed class PartitioningTests
{
    // CRC-32 of "123456789" is the check value of its definition.
    [Test]
    public void The_consistent_rules_place_by_crc32() =>
        Assert.That(Partitioning.Of(Partitioner.Consistent, Encoding.ASCII.GetBytes("123456789"), false, 1000), Is.EqualTo((int)(0xCBF43926u % 1000)));

    [Test]
    public void Records_without_a_key_are_spread_or_kept_together_as_the_rule_says()
    {
        Assert.That(Partitioning.Of(Partitioner.Murmur2Random, [], true, 7), Is.EqualTo(-1));
        Assert.That(Partitioning.Of(Partitioner.ConsistentRandom, [], true, 7), Is.EqualTo(-1));
        Assert.That(Partitioning.Of(Partitioner.Random, [1], false, 7), Is.EqualTo(-1));
        Assert.That(Partitioning.Of(Partitioner.Murmur2, [], true, 7), Is.InRange(0, 6));
        Assert.That(Partitioning.Of(Partitioner.Consistent, [], true, 7), Is.Zero);
    }

    [Test]
    public void Both_murmur2_rules_agree_on_keys()
    {
        byte[] key = Encoding.UTF8.GetBytes("kafka");

        Assert.That(Partitioning.Of(Partitioner.Murmur2, key, false, 12), Is.EqualTo(Partitioning.Of(key, 12)));
        Assert.That(Partitioning.Of(Partitioner.Murmur2Random, key, false, 12), Is.EqualTo(Partitioning.Of(key, 12)));
    }

    [Test]
    public void The_default_partitioner_keeps_the_sources_partition_when_asked_to()
    {
        var partitioner = new DefaultStreamPartitioner<string, string>();
        Assert.That(partitioner.Partition("t", "k", "v", 3, 8), Is.EqualTo(Partition.Any));
        partitioner.Initialize(new StreamConfig { DefaultPartitionerReshuffleEveryKey = false });

        Assert.That(partitioner.Partition("t", "k", "v", 3, 8).Value, Is.EqualTo(3));
        Assert.That(partitioner.Partition("t", "k", "v", 8, 8), Is.EqualTo(Partition.Any), "the topic has no such partition");
    }
}
