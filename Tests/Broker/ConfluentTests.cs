using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Streamiz.Broker;

namespace Streamiz.Broker.Tests;

/// <summary>librdkafka's client on the embedded broker.</summary>
public sealed class ConfluentTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private EmbeddedBroker _broker = null!;

    [SetUp]
    public async Task Start()
    {
        var options = new BrokerOptions();
        options.Settings["group.consumer.heartbeat.interval.ms"] = "200";
        _broker = await EmbeddedBroker.StartAsync(options);
    }

    [TearDown]
    public async Task Stop() => await _broker.DisposeAsync();

    [Test]
    public async Task A_topic_is_created_described_altered_and_deleted()
    {
        using IAdminClient admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "orders", NumPartitions = 3, Configs = new() { ["retention.ms"] = "1000" } }]);
        await admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = "orders", IncreaseTo = 5 }]);
        var resource = new ConfigResource { Type = ResourceType.Topic, Name = "orders" };
        await admin.IncrementalAlterConfigsAsync(new() { [resource] = [new ConfigEntry { Name = "cleanup.policy", Value = "compact", IncrementalOperation = AlterConfigOpType.Set }] });
        DescribeConfigsResult described = (await admin.DescribeConfigsAsync([resource]))[0];
        Metadata metadata = admin.GetMetadata("orders", Patience);

        Assert.That(metadata.Topics[0].Partitions, Has.Count.EqualTo(5));
        Assert.That(described.Entries["retention.ms"].Value, Is.EqualTo("1000"));
        Assert.That(described.Entries["cleanup.policy"].Value, Is.EqualTo("compact"));

        await admin.DeleteTopicsAsync(["orders"]);
        Assert.That(admin.GetMetadata(Patience).Topics.Select(t => t.Topic), Does.Not.Contain("orders"));
    }

    [Test]
    public async Task A_topic_that_is_there_already_is_refused()
    {
        using IAdminClient admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "twice" }]);
        var e = Assert.ThrowsAsync<CreateTopicsException>(() => admin.CreateTopicsAsync([new TopicSpecification { Name = "twice" }]));
        Assert.That(e!.Results[0].Error.Code, Is.EqualTo(ErrorCode.TopicAlreadyExists));
    }

    [TestCase(CompressionType.None)]
    [TestCase(CompressionType.Gzip)]
    [TestCase(CompressionType.Lz4)]
    [TestCase(CompressionType.Snappy)]
    public void What_is_produced_is_consumed_in_order(CompressionType compression)
    {
        Produce("numbers", 1000, new ProducerConfig { CompressionType = compression, EnableIdempotence = true });
        Assert.That(Consume("numbers", "readers", 1000), Is.EqualTo(Enumerable.Range(0, 1000).Select(i => $"value {i}")));
    }

    [Test]
    public void A_group_goes_on_where_it_left_off()
    {
        Produce("numbers", 100);
        List<string> first = Consume("numbers", "readers", 60);
        List<string> second = Consume("numbers", "readers", 40);
        Assert.That(first.Concat(second), Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"value {i}")));
    }

    [Test]
    public async Task Two_members_share_the_partitions_and_the_one_left_takes_over()
    {
        using IAdminClient admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "shared", NumPartitions = 4 }]);
        using IConsumer<string, string> one = Consumer("pair"), two = Consumer("pair");
        one.Subscribe("shared");
        two.Subscribe("shared");
        PollUntil(() => one.Assignment.Count == 2 && two.Assignment.Count == 2, one, two);
        Assert.That(one.Assignment.Concat(two.Assignment).Distinct().Count(), Is.EqualTo(4));
        two.Close();
        PollUntil(() => one.Assignment.Count == 4, one);
        Assert.That(one.Assignment, Has.Count.EqualTo(4));
        one.Close();
    }

    [Test]
    public async Task Members_of_the_new_protocol_share_the_partitions_and_the_one_left_takes_over()
    {
        using IAdminClient admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = "shared", NumPartitions = 4 }]);
        using IConsumer<string, string> one = NewProtocolConsumer("modern"), two = NewProtocolConsumer("modern");
        one.Subscribe("shared");
        PollUntil(() => one.Assignment.Count == 4, one);
        two.Subscribe("shared");
        PollUntil(() => one.Assignment.Count == 2 && two.Assignment.Count == 2, one, two);
        Assert.That(one.Assignment.Concat(two.Assignment).Distinct().Count(), Is.EqualTo(4));
        DescribeConsumerGroupsResult described = await admin.DescribeConsumerGroupsAsync(["modern"]);
        Assert.That(described.ConsumerGroupDescriptions[0].Members, Has.Count.EqualTo(2));
        two.Close();
        PollUntil(() => one.Assignment.Count == 4, one);
        Assert.That(one.Assignment, Has.Count.EqualTo(4));
        one.Close();
    }

    [Test]
    public void A_group_of_the_new_protocol_goes_on_where_it_left_off()
    {
        Produce("numbers", 100);
        var values = new List<string>();
        foreach (int target in new[] { 60, 100 })
        {
            using IConsumer<string, string> consumer = NewProtocolConsumer("modern");
            consumer.Subscribe("numbers");
            while (values.Count < target && consumer.Consume(Patience) is { } result) values.Add(result.Message.Value);
            consumer.Close();
        }
        Assert.That(values, Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"value {i}")));
    }

    [Test]
    public void Committed_transactions_are_read_and_aborted_ones_are_not()
    {
        using IProducer<string, string> producer = Producer(new ProducerConfig { TransactionalId = "tx" });
        producer.InitTransactions(Patience);
        for (int round = 0; round < 4; round++)
        {
            producer.BeginTransaction();
            for (int i = 0; i < 10; i++) producer.Produce("ledger", new Message<string, string> { Key = "k", Value = $"{round}-{i}" });
            if (round % 2 == 0) producer.CommitTransaction(Patience);
            else producer.AbortTransaction(Patience);
        }
        string[] expected = [.. Enumerable.Range(0, 10).Select(i => $"0-{i}"), .. Enumerable.Range(0, 10).Select(i => $"2-{i}")];
        Assert.That(Consume("ledger", "auditors", 20), Is.EqualTo(expected));
    }

    [Test]
    public void Offsets_sent_to_a_transaction_count_only_when_it_commits()
    {
        Produce("in", 10);
        using IConsumer<string, string> consumer = Consumer("mover");
        consumer.Subscribe("in");
        for (int i = 0; i < 10; i++) Assert.That(consumer.Consume(Patience), Is.Not.Null);
        using IProducer<string, string> producer = Producer(new ProducerConfig { TransactionalId = "mover" });
        producer.InitTransactions(Patience);

        producer.BeginTransaction();
        producer.SendOffsetsToTransaction([new TopicPartitionOffset("in", 0, 4)], consumer.ConsumerGroupMetadata, Patience);
        producer.AbortTransaction(Patience);
        Assert.That(consumer.Committed([new TopicPartition("in", 0)], Patience)[0].Offset, Is.EqualTo(Offset.Unset));

        producer.BeginTransaction();
        producer.SendOffsetsToTransaction([new TopicPartitionOffset("in", 0, 7)], consumer.ConsumerGroupMetadata, Patience);
        producer.CommitTransaction(Patience);
        Assert.That(consumer.Committed([new TopicPartition("in", 0)], Patience)[0].Offset.Value, Is.EqualTo(7));
        consumer.Close();
    }

    [Test]
    public void A_second_producer_of_a_transactional_id_fences_the_first()
    {
        using IProducer<string, string> zombie = Producer(new ProducerConfig { TransactionalId = "one" });
        zombie.InitTransactions(Patience);
        zombie.BeginTransaction();
        zombie.Produce("ledger", new Message<string, string> { Key = "k", Value = "lost" });
        zombie.Flush(Patience);
        using IProducer<string, string> heir = Producer(new ProducerConfig { TransactionalId = "one" });
        heir.InitTransactions(Patience);
        var e = Assert.Throws<KafkaException>(() => zombie.CommitTransaction(Patience));
        Assert.That(e!.Error.IsFatal, Is.True);

        heir.BeginTransaction();
        heir.Produce("ledger", new Message<string, string> { Key = "k", Value = "kept" });
        heir.CommitTransaction(Patience);
        Assert.That(Consume("ledger", "auditors", 1), Is.EqualTo(new[] { "kept" }));
    }

    [Test]
    public async Task Groups_are_listed_described_and_deleted()
    {
        Produce("numbers", 10);
        Consume("numbers", "readers", 10);
        using IAdminClient admin = Admin();
        ListConsumerGroupsResult listed = await admin.ListConsumerGroupsAsync();
        Assert.That(listed.Valid.Select(g => g.GroupId), Does.Contain("readers"));
        DescribeConsumerGroupsResult described = await admin.DescribeConsumerGroupsAsync(["readers"]);
        Assert.That(described.ConsumerGroupDescriptions[0].State, Is.EqualTo(ConsumerGroupState.Empty));
        await admin.DeleteGroupsAsync(["readers"]);
        Assert.That((await admin.ListConsumerGroupsAsync()).Valid.Select(g => g.GroupId), Does.Not.Contain("readers"));
    }

    [Test]
    public async Task Deleted_records_are_gone_and_a_time_finds_its_offset()
    {
        using (IProducer<string, string> producer = Producer(new ProducerConfig()))
        {
            for (int i = 0; i < 20; i++)
                producer.Produce("times", new Message<string, string> { Key = "k", Value = $"{i}", Timestamp = new Timestamp(1_000_000 + (i * 1000), TimestampType.CreateTime) });
            producer.Flush(Patience);
        }
        using IConsumer<string, string> consumer = Consumer("timers");
        var partition = new TopicPartition("times", 0);
        Assert.That(consumer.OffsetsForTimes([new TopicPartitionTimestamp(partition, new Timestamp(1_004_500, TimestampType.CreateTime))], Patience)[0].Offset.Value, Is.EqualTo(5));
        using IAdminClient admin = Admin();
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(partition, 8)]);
        Assert.That(consumer.QueryWatermarkOffsets(partition, Patience).Low.Value, Is.EqualTo(8));
    }

    private IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = _broker.BootstrapServers }).Build();

    private IProducer<string, string> Producer(ProducerConfig config)
    {
        config.BootstrapServers = _broker.BootstrapServers;
        config.LingerMs = 0;
        return new ProducerBuilder<string, string>(config).Build();
    }

    private void Produce(string topic, int count, ProducerConfig? config = null)
    {
        using IProducer<string, string> producer = Producer(config ?? new ProducerConfig());
        for (int i = 0; i < count; i++) producer.Produce(topic, new Message<string, string> { Key = "k", Value = $"value {i}" });
        producer.Flush(Patience);
    }

    private IConsumer<string, string> Consumer(string group) => new ConsumerBuilder<string, string>(new ConsumerConfig
    {
        BootstrapServers = _broker.BootstrapServers, GroupId = group, AutoOffsetReset = AutoOffsetReset.Earliest, IsolationLevel = IsolationLevel.ReadCommitted,
        EnableAutoOffsetStore = true, FetchWaitMaxMs = 100,
    }).Build();

    private IConsumer<string, string> NewProtocolConsumer(string group) => new ConsumerBuilder<string, string>(new ConsumerConfig
    {
        BootstrapServers = _broker.BootstrapServers, GroupId = group, AutoOffsetReset = AutoOffsetReset.Earliest, GroupProtocol = GroupProtocol.Consumer, FetchWaitMaxMs = 100,
    }).Build();

    private List<string> Consume(string topic, string group, int count)
    {
        using IConsumer<string, string> consumer = Consumer(group);
        consumer.Subscribe(topic);
        var values = new List<string>();
        while (values.Count < count)
        {
            ConsumeResult<string, string>? result = consumer.Consume(Patience);
            if (result is null) break;
            values.Add(result.Message.Value);
        }
        consumer.Close();
        return values;
    }

    private static void PollUntil(Func<bool> condition, params IConsumer<string, string>[] consumers)
    {
        for (int i = 0; i < 400 && !condition(); i++)
        {
            foreach (IConsumer<string, string> consumer in consumers) consumer.Consume(TimeSpan.FromMilliseconds(25));
        }
    }
}
