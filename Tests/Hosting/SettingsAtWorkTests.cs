using System.Collections.Concurrent;
using System.Text;
using Confluent.Kafka;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.InMemory;
using Streamiz.Kafka.Net.State.Supplier;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;
using Streamiz.Protocol.Messages;

namespace Streamiz.Hosting.Tests;

/// <summary>Settings do what they say, on a broker.</summary>
[TestFixture]
public sealed class SettingsAtWorkTests : EmbeddedFixture
{
    [Test]
    public async Task A_production_handler_that_says_retry_has_the_records_written_once_and_in_order()
    {
        const int refusals = 3;
        var asked = new ConcurrentQueue<string>();
        var thrice = new TaskCompletionSource();
        var config = Config();
        config.ProductionExceptionHandler = report =>
        {
            asked.Enqueue($"{report.Topic}: {report.Error.Code}");
            if (asked.Count == refusals) thrice.TrySetResult();
            return ProductionExceptionHandlerResponse.RETRY;
        };
        using var stream = new KafkaStream(Upper(), config);
        await stream.StartAsync();
        Write("a");
        Assert.That(Read(1), Is.EqualTo(new[] { "A" }));

        // What the broker refuses for good, a client does not try again by itself. The first write is the test's own.
        Faults.Fail(Api.Produce, Streamiz.Protocol.Errors.ErrorCode.TopicAuthorizationFailed, nth: 2, times: refusals);
        Write("b");
        await thrice.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Write("c", "d");

        Assert.That(Read(4), Is.EqualTo(new[] { "A", "B", "C", "D" }));
        Assert.That(asked, Has.Count.EqualTo(refusals).And.All.EqualTo("out: TopicAuthorizationFailed"));
        Assert.That(stream.CurrentState, Is.EqualTo(KafkaStream.State.RUNNING));
    }

    [Test]
    public async Task A_production_handler_that_says_fail_ends_the_application()
    {
        var config = Config();
        using var stream = new KafkaStream(Upper(), config);
        var ended = new TaskCompletionSource<Exception?>();
        stream.StateChanged += (_, now) => { if (now == KafkaStream.State.ERROR) ended.TrySetResult(stream.Failure); };
        await stream.StartAsync();
        Write("a");
        Read(1);
        Faults.Fail(Api.Produce, Streamiz.Protocol.Errors.ErrorCode.TopicAuthorizationFailed, nth: 2);
        Write("b");

        Assert.That(await ended.Task.WaitAsync(TimeSpan.FromSeconds(60)), Is.InstanceOf<ProductionException>().With.Message.Contains("out"));
    }

    [Test]
    public async Task A_production_handler_that_says_continue_leaves_the_records_out_and_counts_them()
    {
        var config = Config();
        config.CompressionType = CompressionType.Gzip;
        var asked = new TaskCompletionSource<DeliveryReport<byte[], byte[]>>();
        config.ProductionExceptionHandler = report =>
        {
            asked.TrySetResult(report);
            return ProductionExceptionHandlerResponse.CONTINUE;
        };
        using var stream = new KafkaStream(Upper(), config);
        await stream.StartAsync();
        Write("a");
        Read(1);

        // The writes of the test itself come first.
        Faults.Fail(Api.Produce, Streamiz.Protocol.Errors.ErrorCode.TopicAuthorizationFailed, nth: 2);
        Write(new string('l', 500));
        var report = await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.That(Encoding.UTF8.GetString(report.Message.Key), Is.EqualTo(new string('l', 500)));
        Assert.That(Encoding.UTF8.GetString(report.Message.Value), Is.EqualTo(new string('L', 500)));
        Assert.That(report.Timestamp.UnixTimestampMs, Is.EqualTo(1_000));
        Write("b");

        Assert.That(Read(2), Is.EqualTo(new[] { "A", "B" }));
    }

    [Test]
    public async Task Settings_that_mean_nothing_here_are_named_once_at_start()
    {
        var config = Config();
        config.ParallelProcessing = true;
        config.NumStreamThreads = 2;
        config.ExposeLibrdKafkaStats = true;
        config.SocketNagleDisable = true;
        config.AddConfig("main.consumer.queued.min.messages", 17);
        using var stream = new KafkaStream(Upper(), config);
        await stream.StartAsync();

        var said = Log.Warnings.Where(w => w.Contains("does nothing here", StringComparison.Ordinal)).ToList();
        Assert.That(said, Has.Count.EqualTo(4));
        Assert.That(said, Has.One.StartsWith("parallel.processing").And.Contains("num.stream.threads"));
        Assert.That(said, Has.One.StartsWith("expose.librdkafka.stats"));
        Assert.That(said, Has.One.StartsWith("queued.min.messages"));
        Assert.That(said, Has.One.StartsWith("socket.nagle.disable"));
    }

    [Test]
    public async Task A_plain_configuration_has_no_settings_without_effect()
    {
        using var stream = new KafkaStream(Upper(), Config());
        await stream.StartAsync();

        Assert.That(Log.Warnings, Has.None.Contains("does nothing here"));
    }

    [Test]
    public async Task What_a_thread_did_is_summed_up_from_time_to_time()
    {
        var config = Config();
        config.LogProcessingSummary = TimeSpan.FromMilliseconds(1);
        using var stream = new KafkaStream(Upper(), config);
        await stream.StartAsync();
        Write("a");

        Assert.That(await Log.Line("processed 1 records"), Does.Contain("StreamThread-1"));
    }

    [Test]
    public async Task A_store_of_the_users_own_goes_on_from_its_checkpoint()
    {
        var kept = new Kept();
        var checkpoints = new Checkpoints();
        async Task Round(int expected, long restored)
        {
            var config = Config();
            config.OffsetCheckpointManager = checkpoints;
            long seen = 0;
            var builder = new StreamBuilder();
            builder.Stream<string, string>("in").GroupByKey().Count(Materialized<string, long, IKeyValueStore<Bytes, byte[]>>.Create(kept)).ToStream().MapValues((v, _) => $"{v}").To("out");
            using var stream = new KafkaStream(builder.Build(), config);
            stream.OnRestoreEndEvent += (_, _, total) => Interlocked.Add(ref seen, total);
            await stream.StartAsync();
            Write("a", "a");
            Assert.That(Read(expected).Last(), Is.EqualTo($"{expected}"));
            Assert.That(seen, Is.EqualTo(restored));
        }

        await Round(2, restored: 0);
        await Round(4, restored: 0);
        Assert.That(checkpoints.Written, Has.Some.EqualTo("app-kept-changelog 4"));
        checkpoints.All.Clear();
        await Round(6, restored: 4);
    }

    /// <summary>Stores that outlive their tasks, as files would.</summary>
    private sealed class Kept : IKeyValueBytesStoreSupplier
    {
        private readonly Dictionary<string, Durable> _stores = [];

        public string MetricsScope => "kept";

        public string Name { get; set; } = "kept";

        public IKeyValueStore<Bytes, byte[]> Get() => new Durable(this);

        private sealed class Durable(Kept kept) : InMemoryKeyValueStore("kept"), Kafka.Net.Processors.IStateStore
        {
            private string _folder = "";

            bool Kafka.Net.Processors.IStateStore.Persistent => true;

            void Kafka.Net.Processors.IStateStore.Init(Kafka.Net.ProcessorContext context, Kafka.Net.Processors.IStateStore root)
            {
                Init(context, root);
                _folder = context.StateDir;
                if (kept._stores.TryGetValue(_folder, out var before))
                    foreach (var (key, value) in before.All().ToList()) Put(key, value);
                kept._stores[_folder] = this;
            }

            public override void Close()
            {
            }
        }
    }

    private sealed class Checkpoints : IOffsetCheckpointManager
    {
        public ConcurrentDictionary<string, IDictionary<TopicPartition, long>> All { get; } = new();

        public ConcurrentQueue<string> Written { get; } = new();

        public void Configure(IStreamConfig config, TaskId taskId)
        {
        }

        public void Destroy(TaskId taskId) => All.TryRemove(taskId.ToString(), out _);

        public IDictionary<TopicPartition, long> Read(TaskId taskId) => All.GetValueOrDefault(taskId.ToString()) ?? new Dictionary<TopicPartition, long>();

        public void Write(TaskId taskId, IDictionary<TopicPartition, long> data)
        {
            All[taskId.ToString()] = new Dictionary<TopicPartition, long>(data);
            foreach (var (partition, offset) in data) Written.Enqueue($"{partition.Topic} {offset}");
        }
    }
}
