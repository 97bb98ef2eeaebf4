using Confluent.Kafka;
using Flights;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

/// <summary>The serde where it works: in a topology.</summary>
public sealed class SerDesInTopologyTests
{
    private const string Topic = "states";
    private int _asked;

    [SetUp]
    public void Forget() => _asked = 0;

    [Test]
    public async Task A_registry_that_is_away_is_no_bad_record_and_nobody_is_asked_to_drop_one()
    {
        RegistryServer server = await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0 });
        string url = server.Url;
        byte[] bytes;
        using (var before = new SchemaRegistryClient(new SchemaRegistryOptions { Url = url }))
            bytes = new SchemaAvroSerDes<StateVector>(before).Serialize(Vector(), new SerializationContext(MessageComponentType.Value, Topic))!;
        await server.DisposeAsync();
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = url, MaxRetries = 0 });
        using TopologyTestDriver driver = Driver(client);
        Assert.That(() => Input(driver).PipeInput("abc", bytes), Throws.InstanceOf<SerDesUnavailableException>());
        Assert.That(_asked, Is.Zero);
    }

    [Test]
    public void Bad_bytes_are_a_question_to_the_handler()
    {
        using TopologyTestDriver driver = Driver(InProcessRegistry.InMemory());
        Input(driver).PipeInput("abc", [0, 0, 0, 0, 9, 1]);
        Assert.That(_asked, Is.EqualTo(1));
        Assert.That(driver.CreateOutputTopic<string, string>("out").IsEmpty, Is.True);
    }

    [Test]
    public void An_id_in_the_header_is_found_there([Values] bool guid)
    {
        using var registry = InProcessRegistry.InMemory();
        var context = new SerializationContext(MessageComponentType.Value, Topic, new Headers());
        byte[] bytes = new SchemaAvroSerDes<StateVector>(registry, new AvroSerDesOptions { SchemaIdLocation = SchemaIdLocation.Header }).Serialize(Vector(), context)!;
        Headers headers = guid ? context.Headers : new Headers { { "__value_schema_id", new byte[] { 0, 0, 0, 0, 1 } } };
        headers.Add("other", [1]);
        using TopologyTestDriver driver = Driver(registry);
        Input(driver).PipeInput("abc", bytes, headers);
        Assert.That(driver.CreateOutputTopic<string, string>("out").ReadValue(), Is.EqualTo("4b1814"));
        Assert.That(_asked, Is.Zero);
    }

    private static StateVector Vector() => SerDesTests.Vector();

    private static TestInputTopic<string, byte[]> Input(TopologyTestDriver driver) => driver.CreateInputTopic<string, byte[], StringSerDes, ByteArraySerDes>(Topic);

    private TopologyTestDriver Driver(ISchemaRegistry registry)
    {
        var builder = new StreamBuilder();
        builder.Stream(Topic, new StringSerDes(), new SchemaAvroSerDes<StateVector>(registry)).MapValues((v, _) => v.Icao24).To<StringSerDes, StringSerDes>("out");
        var config = new StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "serdes" };
        config.DeserializationExceptionHandler = (_, _, _) =>
        {
            _asked++;
            return ExceptionHandlerResponse.CONTINUE;
        };
        return new TopologyTestDriver(builder.Build(), config);
    }
}
