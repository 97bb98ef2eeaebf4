using System.Globalization;
using Confluent.Kafka;

namespace Streamiz.Broker.Tests;

/// <summary>
/// The broker is killed again and again under load: what was acknowledged is there afterwards, in order and once.
/// <c>STREAMIZ_KILLS</c> sets how often (8 unless set).
/// </summary>
public sealed class KillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly int _kills = int.Parse(Environment.GetEnvironmentVariable("STREAMIZ_KILLS") ?? "8", CultureInfo.InvariantCulture);
    private string _data = "";

    [SetUp]
    public void MakeFolder() => _data = Directory.CreateTempSubdirectory("streamiz-broker-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_data, recursive: true);

    [Test, CancelAfter(600_000)]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_broker_is_killed(CancellationToken cancellation)
    {
        using var broker = new BrokerProcess(_data);
        await broker.StartAsync();
        using var load = new Load(broker.BootstrapServers);
        for (int kill = 0; kill < _kills; kill++)
        {
            await load.ProgressAsync(cancellation);
            long committed = load.CommittedOffset;
            await broker.KillAsync();
            await broker.StartAsync();
            Assert.That(load.ReadCommittedOffset(), Is.GreaterThanOrEqualTo(committed));
        }
        await load.ProgressAsync(cancellation);
        await load.StopAsync();

        List<string> plain = ReadAll(broker.BootstrapServers, "plain");
        Assert.That(plain, Is.EqualTo(Enumerable.Range(0, load.Sent).Select(i => $"{i}")));
        Assert.That(load.Failed, Is.Empty);
        List<string> transactions = ReadAll(broker.BootstrapServers, "transactions");
        Assert.That(transactions, Is.EqualTo(load.Committed.SelectMany(t => Enumerable.Range(0, 10).Select(i => $"{t}-{i}"))));
    }

    private static List<string> ReadAll(string servers, string topic)
    {
        using IConsumer<Ignore, string> consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig
        {
            BootstrapServers = servers, GroupId = "check", EnableAutoCommit = false, IsolationLevel = IsolationLevel.ReadCommitted, EnablePartitionEof = true,
        }).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        var values = new List<string>();
        while (consumer.Consume(Patience) is { IsPartitionEOF: false } result) values.Add(result.Message.Value);
        consumer.Close();
        return values;
    }

    /// <summary>An idempotent producer, a transactional one and a committing consumer, all at once.</summary>
    private sealed class Load : IDisposable
    {
        private const int InFlight = 2000;
        private readonly IProducer<Null, string> _plain;
        private readonly IProducer<Null, string> _transactional;
        private readonly IConsumer<Ignore, string> _consumer;
        private readonly CancellationTokenSource _stop = new();
        private readonly SemaphoreSlim _room = new(InFlight);
        private readonly SemaphoreSlim _acknowledged = new(0);
        private readonly SemaphoreSlim _ended = new(0);
        private readonly Task _producing;
        private readonly Task _transacting;

        public Load(string servers)
        {
            var config = new ProducerConfig { BootstrapServers = servers, EnableIdempotence = true, LingerMs = 1, MessageTimeoutMs = 300_000, ReconnectBackoffMaxMs = 200, SocketTimeoutMs = 20_000 };
            _plain = new ProducerBuilder<Null, string>(config).Build();
            _transactional = new ProducerBuilder<Null, string>(new ProducerConfig(config.ToDictionary(p => p.Key, p => p.Value)) { TransactionalId = "load", TransactionTimeoutMs = 60_000, MessageTimeoutMs = 60_000 }).Build();
            _consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig { BootstrapServers = servers, GroupId = "progress", EnableAutoCommit = false, ReconnectBackoffMaxMs = 200 }).Build();
            _producing = Task.Run(ProduceAsync);
            _transacting = Task.Run(Transact);
        }

        public int Sent { get; private set; }

        public List<string> Failed { get; } = [];

        public List<int> Committed { get; } = [];

        public long CommittedOffset { get; private set; } = -1001;

        /// <summary>Waits for some records and a transaction, and commits how far it got.</summary>
        public async Task ProgressAsync(CancellationToken cancellation)
        {
            while (_acknowledged.CurrentCount > 0) await _acknowledged.WaitAsync(cancellation);
            while (_ended.CurrentCount > 0) await _ended.WaitAsync(cancellation);
            for (int i = 0; i < 500; i++) Assert.That(await _acknowledged.WaitAsync(Patience, cancellation), Is.True, "records are acknowledged");
            Assert.That(await _ended.WaitAsync(Patience, cancellation), Is.True, "transactions end");
            long offset = Math.Max(0, CommittedOffset) + 1;
            for (int attempt = 0; attempt < 20; attempt++)
            {
                try
                {
                    _consumer.Commit([new TopicPartitionOffset("plain", 0, offset)]);
                    CommittedOffset = offset;
                    return;
                }
                catch (KafkaException) when (attempt < 19)
                {
                    // The connection of before the kill: the client makes another.
                }
            }
        }

        public long ReadCommittedOffset()
        {
            for (int attempt = 0; ; attempt++)
            {
                try
                {
                    return _consumer.Committed([new TopicPartition("plain", 0)], TimeSpan.FromSeconds(10))[0].Offset.Value;
                }
                catch (KafkaException) when (attempt < 10)
                {
                    // As above.
                }
            }
        }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _producing;
            await _transacting;
            Assert.That(_plain.Flush(Patience), Is.Zero);
        }

        public void Dispose()
        {
            _stop.Cancel();
            _plain.Dispose();
            _transactional.Dispose();
            _consumer.Dispose();
            _stop.Dispose();
            _room.Dispose();
            _acknowledged.Dispose();
            _ended.Dispose();
        }

        private async Task ProduceAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                if (!await _room.WaitAsync(100)) continue;
                _plain.Produce(new TopicPartition("plain", 0), new Message<Null, string> { Value = $"{Sent++}" }, report =>
                {
                    if (report.Error.IsError) Failed.Add($"{report.Value}: {report.Error.Reason}");
                    _room.Release();
                    _acknowledged.Release();
                });
            }
        }

        private void Transact()
        {
            Retry(() => _transactional.InitTransactions(Patience));
            for (int number = 0; !_stop.IsCancellationRequested; number++)
            {
                _transactional.BeginTransaction();
                try
                {
                    for (int i = 0; i < 10; i++) _transactional.Produce(new TopicPartition("transactions", 0), new Message<Null, string> { Value = $"{number}-{i}" });
                    if (number % 5 == 4)
                    {
                        Retry(() => _transactional.AbortTransaction(Patience));
                        continue;
                    }
                    Retry(() => _transactional.CommitTransaction(Patience));
                    Committed.Add(number);
                    _ended.Release();
                }
                catch (KafkaTxnRequiresAbortException)
                {
                    Retry(() => _transactional.AbortTransaction(Patience));
                }
            }
        }

        private static void Retry(Action action)
        {
            for (int attempt = 0; ; attempt++)
            {
                try
                {
                    action();
                    return;
                }
                catch (KafkaRetriableException) when (attempt < 20)
                {
                    // The broker is down for the moment.
                }
            }
        }
    }
}
