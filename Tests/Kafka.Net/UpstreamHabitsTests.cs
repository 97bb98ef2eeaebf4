using System.Text;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.InMemory;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests;

/// <summary>What programs written for Streamiz do with the public API, and what they are told when they do it wrong.</summary>
[TestFixture]
public sealed class UpstreamHabitsTests
{
    private static readonly SerializationContext Value = new(MessageComponentType.Value, "topic");

    private static StreamConfig<StringSerDes, StringSerDes> Config() => new() { ApplicationId = "habits" };

    // That this compiles is half of the test: each is one call, though there are overloads with and without a context.
    [Test]
    public void A_null_for_a_lambda_is_one_call_and_refused()
    {
        var builder = new StreamBuilder();
        var stream = builder.Stream<string, string>("in");
        var table = builder.Table<string, string>("table");

        Assert.That(() => stream.Filter(null!), Throws.ArgumentNullException);
        Assert.That(() => stream.FilterNot(null!), Throws.ArgumentNullException);
        Assert.That(() => stream.Peek(null!), Throws.ArgumentNullException);
        Assert.That(() => stream.Foreach(null!), Throws.ArgumentNullException);
        Assert.That(() => stream.WithRecordTimestamp(null!), Throws.ArgumentNullException);
        Assert.That(() => stream.Process(null!), Throws.ArgumentNullException);
        Assert.That(() => table.Filter(null!), Throws.ArgumentNullException);
        Assert.That(() => builder.Table<string, string>("other", null), Throws.Nothing);
        Assert.That(() => stream.ToTable(null!), Throws.Nothing);
    }

    [Test]
    public void A_store_in_memory_works_without_a_task()
    {
        var store = new InMemoryKeyValueStore("store");
        store.Put(Key(1), [10]);
        store.Put(Key(2), [20]);

        Assert.That(store.IsOpen, Is.False);
        store.Init(null!, store);
        Assert.That(store.IsOpen);
        Assert.That(store.Get(Key(1)), Is.EqualTo(new byte[] { 10 }));
        Assert.That(store.PutIfAbsent(Key(1), [11]), Is.EqualTo(new byte[] { 10 }));
        Assert.That(store.Range(Key(1), Key(2)).ToList(), Has.Count.EqualTo(2));
        Assert.That(store.Delete(Key(2)), Is.EqualTo(new byte[] { 20 }));
        Assert.That(store.All().Select(e => e.Key.Get.Single()), Is.EqualTo(new byte[] { 1 }));
        Assert.That(Stores.InMemoryKeyValueStore("other").Get(), Is.InstanceOf<InMemoryKeyValueStore>());
    }

    [Test]
    public void A_window_store_in_memory_works_without_a_task()
    {
        var store = new InMemoryWindowStore("store", TimeSpan.FromMinutes(1), 1000, false);
        store.Put(Key(1), [10], 0);
        store.Put(Key(1), [20], 1000);

        Assert.That(store.Fetch(Key(1), 1000), Is.EqualTo(new byte[] { 20 }));
        Assert.That(store.Fetch(Key(1), 0, 1000).ToList().Select(e => e.Key), Is.EqualTo(new[] { 0L, 1000L }));
        Assert.That(store.All().ToList(), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_store_in_RocksDB_that_was_not_opened_says_so()
    {
        var store = new RocksDbKeyValueStore("store", "scope");

        Assert.That(() => store.Put(Key(1), [1]), Throws.InstanceOf<InvalidStateStoreException>().With.Message.Contains("store"));
        Assert.That(() => store.Get(Key(1)), Throws.InstanceOf<InvalidStateStoreException>());
    }

    [Test]
    public void A_checkpoint_file_may_be_given_by_its_folder()
    {
        string folder = Directory.CreateTempSubdirectory("streamiz-habits-").FullName;
        var task = new TaskId { Id = 0, Partition = 1 };
        var file = new OffsetCheckpointFile(folder);
        file.Configure(Config(), task);
        file.Write(task, new Dictionary<TopicPartition, long> { [new TopicPartition("t", 1)] = 7 });

        Assert.That(file.Read(task), Is.EqualTo(new Dictionary<TopicPartition, long> { [new TopicPartition("t", 1)] = 7 }));
        Assert.That(File.Exists(Path.Combine(folder, OffsetCheckpointFile.CHECKPOINT_FILE_NAME)));
        file.Destroy(task);
        Directory.Delete(folder);
    }

    [Test]
    public void A_missing_serde_is_told_with_its_place_and_what_to_do()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValues((_, _) => new Position()).To("positions");

        Assert.That(() => new TopologyTestDriver(builder.Build(), Config()), Throws.InstanceOf<StreamsException>()
            .With.Message.Contains("values of positions").And.Message.Contains(nameof(Position)).And.Message.Contains("StringSerDes").And.Message.Contains("default.value.serdes"));
    }

    [Test]
    public void Windowed_keys_go_over_the_configured_serde_where_none_is_given()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").GroupByKey().WindowedBy(TumblingWindowOptions.Of(1000)).Count().ToStream().To("counts");
        builder.Stream<string, string>("in2").GroupByKey().WindowedBy(SessionWindowOptions.Of(1000)).Count().ToStream().To("sessions");
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        driver.CreateInputTopic<string, string>("in").PipeInput("k", "v", DateTime.UnixEpoch.AddSeconds(5));
        driver.CreateInputTopic<string, string>("in2").PipeInput("k", "v", DateTime.UnixEpoch.AddSeconds(5));
        var windowed = new TimeWindowedSerDes<string>(new StringSerDes(), 1000);

        Assert.That(driver.CreateOutputTopic("counts", TimeSpan.Zero, windowed, new Int64SerDes()).ReadKeyValue().Message.Key, Is.EqualTo(new Windowed<string>("k", new TimeWindow(5000, 6000))));
        Assert.That(driver.CreateOutputTopic("sessions", TimeSpan.Zero, new SessionWindowedSerDes<string>(new StringSerDes()), new Int64SerDes()).ReadKeyValue().Message.Key.Key, Is.EqualTo("k"));
    }

    [Test]
    public void A_processor_whose_constructor_does_not_fit_is_named()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").Process(ProcessorBuilder.New<string, string>().Processor<OfNumber>("seven").Build());

        Assert.That(() => new TopologyTestDriver(builder.Build(), Config()), Throws.InstanceOf<StreamsException>().With.Message.Contains(nameof(OfNumber)).And.Message.Contains("(String)"));
        Assert.That(() => ProcessorBuilder.New<string, string>().Processor(null!), Throws.ArgumentNullException);
        Assert.That(() => TransformerBuilder.New<string, string, string, string>().Transformer(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void A_store_cannot_be_asked_for_before_the_start()
    {
        var builder = new StreamBuilder();
        builder.Table<string, string>("in", InMemory.As<string, string>("store"));
        using var stream = new KafkaStream(builder.Build(), Config());

        Assert.That(() => stream.Store(StoreQueryParameters.FromNameAndType("store", QueryableStoreTypes.KeyValueStore<string, string>())), Throws.InstanceOf<IllegalStateException>().With.Message.Contains("CREATED"));
    }

    [Test]
    public void Json_of_other_writers_is_read_and_bad_Json_is_bad_data()
    {
        var serdes = new JsonSerDes<Position>();
        var read = serdes.Deserialize("""{"latitude": "52.5", "Place": "Berlin", "kind": "Airport", "more": [1], /* a note */ }"""u8.ToArray(), Value);

        Assert.That((read.Latitude, read.Place, read.Kind), Is.EqualTo((52.5, "Berlin", Kind.Airport)));
        Assert.That(Encoding.UTF8.GetString(serdes.Serialize(new Position { Latitude = 1, Place = "Köln <&>", Kind = Kind.Airport }, Value)!), Is.EqualTo("""{"Latitude":1,"Kind":1,"Place":"Köln <&>"}"""));
        Assert.That(() => serdes.Deserialize("{"u8.ToArray(), Value), Throws.InstanceOf<DeserializationException>().With.Message.Contains("topic"));
    }

    [Test]
    public void What_cannot_be_is_refused_where_it_is_given()
    {
        Assert.That(() => CacheSize.OfB(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Config().AddMiddleware(null!), Throws.ArgumentNullException);
    }

    private static Bytes Key(byte value) => Bytes.Wrap([value]);

    private enum Kind
    {
        Unknown,
        Airport,
    }

    private sealed class Position
    {
        public string? Place = null;

        public double Latitude { get; set; }

        public Kind Kind { get; set; }
    }

    private sealed class OfNumber : IProcessor<string, string>
    {
        public OfNumber()
        {
        }

        public OfNumber(int number) => _ = number;

        public void Close()
        {
        }

        public void Init(ProcessorContext<string, string> context)
        {
        }

        public void Process(Record<string, string> record)
        {
        }
    }
}
