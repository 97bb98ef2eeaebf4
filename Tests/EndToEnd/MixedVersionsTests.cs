using System.Text;
using Confluent.Kafka;
using Streamiz.Avro;
using Streamiz.SchemaRegistry;
using Streamiz.Tests;

namespace Streamiz.EndToEnd;

/// <summary>A topic that holds records of several versions of their schema, as it does while writers are replaced one after the other.</summary>
[NonParallelizable]
public sealed class MixedVersionsTests
{
    private const string Input = "aviation-data";
    private const int Aircraft = 40;

    private string _data = "";

    [SetUp]
    public void MakeFolder() => _data = Directory.CreateTempSubdirectory("streamiz-mixed-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_data, true);

    [Test]
    public async Task The_host_reads_old_and_new_versions_side_by_side_on_Apache_Kafka_with_a_foreign_registry()
    {
        await using RealServers real = await RealServers.StartAsync();
        (ServerProcess host, HttpClient client) = await FlightHostProcess.StartAsync("--bootstrap", real.Bootstrap, "--registry", real.Registry, "--data", _data, "--source", "none", "--commit-interval", "500");
        await using ServerProcess stop = host;
        client.Dispose();
        using var registry = new SchemaRegistryClient(new SchemaRegistryOptions { Url = real.Registry });
        IReadOnlyList<int> versions = await registry.ListVersionsAsync(Input + "-value");
        Assert.That(versions, Has.Count.GreaterThanOrEqualTo(2), "the host has registered every version");
        RegisteredSchema older = await registry.GetVersionAsync(Input + "-value", versions[^2]), newer = await registry.GetVersionAsync(Input + "-value", versions[^1]);
        using (IProducer<byte[], byte[]> producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = real.Bootstrap }).Build())
        {
            for (int i = 0; i < Aircraft; i++)
                await producer.ProduceAsync(Input, new Message<byte[], byte[]> { Key = Encoding.UTF8.GetBytes(Name(i)), Value = Record(i % 2 == 0 ? older : newer, i) });
        }
        DateTime deadline = DateTime.UtcNow.AddMinutes(2);
        while (TopicReader.Size(real.Bootstrap, "flight-positions") < Aircraft)
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException(host.Output);
            await Task.Delay(300);
        }
        List<PlainPosition> positions = [.. TopicReader.ReadAll(real.Bootstrap, "flight-positions").Select(r => PlainPosition.FromAvro(r.Message.Value, 0))];
        Assert.That(positions.Select(p => p.Icao24), Is.EquivalentTo(Enumerable.Range(0, Aircraft).Select(Name)));
        foreach (PlainPosition position in positions) Assert.That(position.AltitudeFeet, Is.EqualTo((1000 + Number(position)) * 3.28084), position.Icao24);
        Assert.That(TopicReader.Size(real.Bootstrap, "aviation-data-dlq"), Is.Zero, "nothing was taken for bad data");
    }

    private static string Name(int i) => $"ab{i:x4}";

    private static int Number(PlainPosition position) => Convert.ToInt32(position.Icao24[2..], 16);

    // Zero, the id, and the fields in the order of that version; what is not named here is null, false or zero, and each of these is one byte of zero.
    private static byte[] Record(RegisteredSchema schema, int i)
    {
        var record = (RecordSchema)AvroSchema.Parse(schema.Schema);
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        writer.WriteFixed([0, (byte)(schema.Id >> 24), (byte)(schema.Id >> 16), (byte)(schema.Id >> 8), (byte)schema.Id]);
        foreach (RecordField field in record.Fields)
        {
            object? value = field.Name switch
            {
                "icao24" => Name(i), "origin_country" => "Switzerland", "longitude" => 8.5, "latitude" => 47.5, "baro_altitude" => 1000.0 + i, "last_contact" or "time_position" => 1_763_737_200L, _ => null,
            };
            if (field.Schema is UnionSchema) writer.WriteInt(value is null ? 0 : 1);
            if (value is string text) writer.WriteString(text);
            else if (value is double number) writer.WriteDouble(number);
            else if (value is long whole) writer.WriteLong(whole);
            else if (field.Schema is not UnionSchema) writer.WriteInt(0);
        }
        writer.Complete();
        return buffer.ToArray();
    }
}
