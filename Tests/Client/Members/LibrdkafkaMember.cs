using Confluent.Kafka;

namespace Streamiz.Client.Tests;

/// <summary>A consumer of librdkafka as a member.</summary>
public sealed class LibrdkafkaMember : GroupMemberUnderTest
{
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly HashSet<int> _has = [];
    private readonly string _topic;
    private readonly Task _polling;

    public LibrdkafkaMember(string name, string servers, string topic)
        : base(name)
    {
        _topic = topic;
        var config = new ConsumerConfig
        {
            BootstrapServers = servers,
            GroupId = topic,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            HeartbeatIntervalMs = 200,
            AutoCommitIntervalMs = 20,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        };
        _polling = Task.Factory.StartNew(() => Poll(config), TaskCreationOptions.LongRunning);
    }

    public override IReadOnlyList<TopicPartition> Has
    {
        get
        {
            lock (_gate) return [.. _has.Order().Select(p => new TopicPartition(_topic, p))];
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _polling;
        _end.Dispose();
    }

    private void Poll(ConsumerConfig config)
    {
        using var consumer = new ConsumerBuilder<Ignore, string>(config)
            .SetPartitionsAssignedHandler((_, partitions) => Change(() => _has.UnionWith(partitions.Select(p => p.Partition.Value))))
            .SetPartitionsRevokedHandler((_, partitions) => Change(() => _has.ExceptWith(partitions.Select(p => p.Partition.Value)), partitions.Select(p => p.Partition.Value)))
            .Build();
        consumer.Subscribe(_topic);
        while (!_end.IsCancellationRequested)
            if (consumer.Consume(TimeSpan.FromMilliseconds(50)) is { } record) Read(record.Partition.Value, record.Offset.Value);
        consumer.Close();
    }

    private void Change(Action change, IEnumerable<int>? back = null)
    {
        lock (_gate) change();
        foreach (int partition in back ?? []) GiveBack(partition);
    }
}
