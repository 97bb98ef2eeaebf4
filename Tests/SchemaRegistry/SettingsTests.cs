using Confluent.Kafka;
using Flights;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Mock;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

public sealed class SettingsTests
{
    private static readonly SerializationContext Value = new(MessageComponentType.Value, "t");

    [TearDown]
    public void Forget() => MockSchemaRegistry.DropAllScope();

    [Test]
    public async Task A_mock_address_leads_to_a_registry_inside_the_process()
    {
        var config = new StreamConfig { SchemaRegistryUrl = "mock://here" };
        var writer = Initialized(config);
        var reader = Initialized(config);

        var bytes = writer.Serialize(Vector(), Value);

        Assert.That(reader.Deserialize(bytes, Value), Is.EqualTo(Vector()));
        Assert.That(await MockSchemaRegistry.Connect("here").ListSubjectsAsync(), Is.EqualTo(new[] { "t-value" }));
        Assert.That(await MockSchemaRegistry.Connect("elsewhere").ListSubjectsAsync(), Is.Empty);
        MockSchemaRegistry.DropScope("here");
        Assert.That(await MockSchemaRegistry.Connect("here").ListSubjectsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_real_address_and_its_user_come_from_the_configuration()
    {
        await using var server = await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0, UserInfo = "ada:secret" });
        var config = new StreamConfig { SchemaRegistryUrl = server.Url, BasicAuthUserInfo = "ada:secret" };
        var inherited = new StreamConfig { SchemaRegistryUrl = server.Url, BasicAuthCredentialsSource = "SASL_INHERIT", SaslUsername = "ada", SaslPassword = "secret" };

        Assert.That(Initialized(config).Serialize(Vector(), Value), Is.Not.Null);
        Assert.That(Initialized(inherited).Serialize(Vector(), Value), Is.Not.Null);
    }

    [Test]
    public void Upstreams_keys_are_understood()
    {
        var config = new StreamConfig
        {
            SchemaRegistryUrl = "mock://here", AutoRegisterSchemas = false, UseLatestVersion = true, SubjectNameStrategy = SubjectNameStrategy.TopicRecord,
        };
        config.AddConfig("avro.serializer.normalize.schemas", true);
        config.AddConfig("avro.serializer.schema.id.strategy", "Header");

        Assert.That(RegistrySettings.Of(config).Options, Is.EqualTo(new AvroSerDesOptions
        {
            AutoRegisterSchemas = false, UseLatestVersion = true, NormalizeSchemas = true, SubjectNameStrategy = SubjectNameStrategy.TopicRecord, SchemaIdLocation = SchemaIdLocation.Header,
        }));
        Assert.That(RegistrySettings.Of(new StreamConfig()).Options, Is.EqualTo(new AvroSerDesOptions()));
    }

    [Test]
    public void Addresses_that_cannot_be_are_refused_at_the_start()
    {
        Assert.That(() => Initialized(new StreamConfig()), Throws.TypeOf<StreamConfigException>().With.Message.Contains("schema.registry.url"));
        Assert.That(() => Initialized(new StreamConfig { SchemaRegistryUrl = "mock://a,http://b" }), Throws.ArgumentException);
        Assert.That(() => new SchemaAvroSerDes<StateVector>().Serialize(Vector(), Value), Throws.TypeOf<StreamsException>().With.Message.Contains("not initialized"));
    }

    private static SchemaAvroSerDes<StateVector> Initialized(StreamConfig config)
    {
        var serdes = new SchemaAvroSerDes<StateVector>();
        serdes.Initialize(new SerDesContext(config));
        return serdes;
    }

    private static StateVector Vector() => new() { Icao24 = "a", OriginCountry = "b", LastContact = 1, OnGround = false, Spi = false, PositionSource = 0 };
}
