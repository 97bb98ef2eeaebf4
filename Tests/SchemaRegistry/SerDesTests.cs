using System.Buffers;
using Confluent.Kafka;
using Flights;
using Streamiz.Avro;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SerDesTests
{
    private static readonly SerializationContext Value = new(MessageComponentType.Value, "aviation-data");
    private readonly InProcessRegistry _registry = InProcessRegistry.InMemory();

    [Test]
    public async Task Generated_records_go_out_and_come_back()
    {
        var serdes = new SchemaAvroSerDes<StateVector>(_registry);

        var bytes = serdes.Serialize(Vector(), Value)!;

        Assert.That(bytes[..5], Is.EqualTo(new byte[] { 0, 0, 0, 0, 1 }));
        Assert.That(serdes.Deserialize(bytes, Value), Is.EqualTo(Vector()));
        Assert.That(await _registry.ListSubjectsAsync(), Is.EqualTo(new[] { "aviation-data-value" }));
        Assert.That(AvroSchema.Parse((await _registry.GetByIdAsync(1)).Schema).CanonicalForm, Is.EqualTo(StateVector.Schema.CanonicalForm));
    }

    [Test]
    public void The_way_without_arrays_gives_the_same_bytes()
    {
        var serdes = new SchemaAvroSerDes<StateVector>(_registry);
        var output = new ArrayBufferWriter<byte>();

        serdes.Serialize(Vector(), output, new SpanContext("aviation-data", MessageComponentType.Value));

        Assert.That(output.WrittenSpan.ToArray(), Is.EqualTo(serdes.Serialize(Vector(), Value)));
        Assert.That(serdes.Deserialize(output.WrittenSpan, new SpanContext("aviation-data", MessageComponentType.Value)), Is.EqualTo(Vector()));
    }

    [Test]
    public async Task Several_versions_in_one_topic_are_read_each_by_its_own_plan()
    {
        var v1 = (RecordSchema)AvroSchema.Parse(await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "schemas", "flights.StateVector.v1.avsc")));
        var old = new GenericRecord(v1) { ["icao24"] = "4b1814", ["origin_country"] = "Switzerland", ["last_contact"] = 7L, ["on_ground"] = false, ["spi"] = true, ["position_source"] = 2 };
        var writer = new SchemaAvroSerDes<GenericRecord>(_registry);
        var serdes = new SchemaAvroSerDes<StateVector>(_registry);

        var oldBytes = writer.Serialize(old, Value)!;
        var newBytes = serdes.Serialize(Vector(), Value)!;

        Assert.That(await _registry.ListVersionsAsync("aviation-data-value"), Is.EqualTo(new[] { 1, 2 }));
        for (var i = 0; i < 3; i++)
        {
            Assert.That(serdes.Deserialize(oldBytes, Value).OriginCountry, Is.EqualTo("Switzerland"));
            Assert.That(serdes.Deserialize(newBytes, Value), Is.EqualTo(Vector()));
        }
    }

    [Test]
    public void Generic_records_are_read_as_they_were_written()
    {
        var bytes = new SchemaAvroSerDes<StateVector>(_registry).Serialize(Vector(), Value);

        var generic = new SchemaAvroSerDes<GenericRecord>(_registry).Deserialize(bytes, Value);

        Assert.That(generic["origin_country"].AsString(), Is.EqualTo("Switzerland"));
        Assert.That(generic.Schema.FullName, Is.EqualTo("flights.StateVector"));
    }

    [Test]
    public void Primitive_types_are_schemas_too()
    {
        Assert.That(RoundTrip("text"), Is.EqualTo("text"));
        Assert.That(RoundTrip(5_000_000_000L), Is.EqualTo(5_000_000_000L));
        Assert.That(RoundTrip(-3), Is.EqualTo(-3));
        Assert.That(RoundTrip(2.5), Is.EqualTo(2.5));
        Assert.That(RoundTrip(true), Is.True);
        Assert.That(RoundTrip(new byte[] { 1, 2 }), Is.EqualTo(new byte[] { 1, 2 }));
    }

    [Test]
    public void Plain_classes_get_a_schema_of_their_own()
    {
        var serdes = new SchemaAvroSerDes<Plane>(_registry);

        var read = serdes.Deserialize(serdes.Serialize(new Plane { Name = "HB-JNA", Seats = 340 }, Value), Value);

        Assert.That((read.Name, read.Seats, read.Note), Is.EqualTo(("HB-JNA", 340, (string?)null)));
    }

    [Test]
    public async Task Subjects_are_named_by_the_strategy()
    {
        foreach (var strategy in Enum.GetValues<SubjectNameStrategy>())
            new SchemaAvroSerDes<StateVector>(_registry, new AvroSerDesOptions { SubjectNameStrategy = strategy }).Serialize(Vector(), new SerializationContext(MessageComponentType.Key, "t"));

        Assert.That(await _registry.ListSubjectsAsync(), Is.EqualTo(new[] { "flights.StateVector", "t-flights.StateVector", "t-key" }));
    }

    [Test]
    public async Task Without_automatic_registration_the_schema_has_to_be_there()
    {
        var serdes = new SchemaAvroSerDes<StateVector>(_registry, new AvroSerDesOptions { AutoRegisterSchemas = false });
        Assert.That(() => serdes.Serialize(Vector(), Value), Throws.TypeOf<StreamsException>().With.Message.Contains("aviation-data-value"));

        await _registry.RegisterAsync("aviation-data-value", StateVector.SchemaText);

        Assert.That(serdes.Serialize(Vector(), Value), Is.Not.Null);
    }

    [Test]
    public async Task The_newest_version_is_written_when_asked_for()
    {
        const string latest = """{"type":"record","name":"StateVector","namespace":"flights","fields":[{"name":"origin_country","type":"string"},{"name":"extra","type":"int","default":9}]}""";
        await _registry.RegisterAsync("aviation-data-value", latest);
        var serdes = new SchemaAvroSerDes<StateVector>(_registry, new AvroSerDesOptions { UseLatestVersion = true });

        var generic = new SchemaAvroSerDes<GenericRecord>(_registry).Deserialize(serdes.Serialize(Vector(), Value), Value);

        Assert.That(generic.ToString(), Is.EqualTo("""{"origin_country":"Switzerland","extra":9}"""));
    }

    [Test]
    public void The_id_may_stand_in_a_header()
    {
        var serdes = new SchemaAvroSerDes<StateVector>(_registry, new AvroSerDesOptions { SchemaIdLocation = SchemaIdLocation.Header });
        var context = new SerializationContext(MessageComponentType.Value, "aviation-data", new Headers());

        var bytes = serdes.Serialize(Vector(), context)!;

        var mark = context.Headers.GetLastBytes("__value_schema_id");
        Assert.That(mark, Has.Length.EqualTo(17));
        Assert.That(mark[0], Is.EqualTo(1));
        Assert.That(bytes[0], Is.Not.Zero);
        Assert.That(new SchemaAvroSerDes<StateVector>(_registry).Deserialize(bytes, context), Is.EqualTo(Vector()));

        var byId = new SerializationContext(MessageComponentType.Value, "aviation-data", new Headers { { "__value_schema_id", new byte[] { 0, 0, 0, 0, 1 } } });
        Assert.That(new SchemaAvroSerDes<StateVector>(_registry).Deserialize(bytes, byId), Is.EqualTo(Vector()));
        var none = new SerializationContext(MessageComponentType.Value, "aviation-data", new Headers { { "__value_schema_id", new byte[] { 2, 0, 0, 0, 1 } } });
        Assert.That(() => new SchemaAvroSerDes<StateVector>(_registry).Deserialize(bytes, none), Throws.TypeOf<DeserializationException>());
    }

    [TestCase(new byte[0])]
    [TestCase(new byte[] { 0, 0, 0 })]
    [TestCase(new byte[] { 1, 0, 0, 0, 1, 0, 0 })]
    [TestCase(new byte[] { 0, 0, 0, 0, 99, 0, 0 })]
    [TestCase(new byte[] { 0, 255, 255, 255, 255, 0, 0 })]
    public void Bad_data_are_said_to_be_bad(byte[] bytes) => Assert.That(
        () => new SchemaAvroSerDes<StateVector>(_registry).Deserialize(bytes, Value), Throws.TypeOf<DeserializationException>().With.Message.Contains("aviation-data"));

    [Test]
    public void Every_cut_and_every_surplus_is_said_to_be_bad()
    {
        var serdes = new SchemaAvroSerDes<StateVector>(_registry);
        var bytes = serdes.Serialize(Vector(), Value)!;

        for (var length = 0; length < bytes.Length; length++)
            Assert.That(() => serdes.Deserialize(bytes[..length], Value), Throws.TypeOf<DeserializationException>(), $"cut at {length}");
        Assert.That(() => serdes.Deserialize([.. bytes, 0], Value), Throws.TypeOf<DeserializationException>());
    }

    [Test]
    public void Data_of_another_type_are_said_to_be_of_another_type()
    {
        var bytes = new SchemaAvroSerDes<string>(_registry).Serialize("text", Value);

        Assert.That(() => new SchemaAvroSerDes<StateVector>(_registry).Deserialize(bytes, Value), Throws.TypeOf<DeserializationException>());
    }

    [Test]
    public async Task An_outage_is_not_bad_data()
    {
        var server = await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0 });
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = server.Url, MaxRetries = 0 });
        var serdes = new SchemaAvroSerDes<StateVector>(client);
        var bytes = serdes.Serialize(Vector(), Value)!;
        Assert.That(serdes.Deserialize(bytes, Value), Is.EqualTo(Vector()));
        await server.DisposeAsync();

        Assert.That(serdes.Deserialize(bytes, Value), Is.EqualTo(Vector()), "what is known needs no registry");
        Assert.That(() => serdes.Deserialize([0, 0, 0, 0, 77, 0], Value), Throws.TypeOf<SerDesUnavailableException>().With.InnerException.TypeOf<SchemaRegistryUnavailableException>());
        Assert.That(() => new SchemaAvroSerDes<StateVector>(client).Serialize(Vector(), new SerializationContext(MessageComponentType.Value, "other")), Throws.TypeOf<SerDesUnavailableException>().With.InnerException.TypeOf<SchemaRegistryUnavailableException>());
    }

    [Test]
    public void Nulls_are_nulls()
    {
        var serdes = new SchemaAvroSerDes<StateVector>(_registry);

        Assert.That(serdes.Serialize(null!, Value), Is.Null);
        Assert.That(serdes.Deserialize(null, Value), Is.Null);
    }

    [Test]
    public void Types_that_cannot_be_Avro_are_refused_at_once() =>
        Assert.That(() => new SchemaAvroSerDes<DateTime>(_registry), Throws.TypeOf<StreamsException>());

    private T RoundTrip<T>(T value)
    {
        var serdes = new SchemaAvroSerDes<T>(_registry);
        var context = new SerializationContext(MessageComponentType.Value, typeof(T).Name);
        return serdes.Deserialize(serdes.Serialize(value, context), context);
    }

    internal static StateVector Vector() => new()
    {
        Icao24 = "4b1814", Callsign = "SWR8    ", OriginCountry = "Switzerland", LastContact = 1_763_737_200, Longitude = 8.5, Latitude = 47.4,
        OnGround = false, Spi = false, PositionSource = 0,
    };

    internal sealed class Plane
    {
        public string Name { get; set; } = "";

        public int Seats { get; set; }

        public string? Note { get; set; }
    }
}
