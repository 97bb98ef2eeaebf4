using Flights;
using Streamiz.Avro;
using Test.Evolution;

namespace Streamiz.Tests.AvroGenerator;

public sealed class ResolvingTests
{
    private const string OldOrder = """
        {"id":7,"buyer":"Ada","obsolete":["x","y"],"amount":2.5,"status":"LOST","address":{"zip":8000,"street":"Main"},"items":[{"sku":"a"},{"sku":"b"}],"note":"soon"}
        """;

    private static readonly AvroSchema OrderV1 = AvroSchema.Parse(Text("test.Order.v1.avsc"));

    [Test]
    public void Data_of_the_previous_version_go_straight_into_the_fields()
    {
        var order = Read<Order>(Bytes(OrderV1, OldOrder), OrderV1);

        Assert.Multiple(() =>
        {
            Assert.That(order.Currency, Is.EqualTo("EUR"), "a default");
            Assert.That(order.Id, Is.EqualTo(7), "int to long");
            Assert.That(order.Customer, Is.EqualTo("Ada"), "an alias");
            Assert.That(order.Amount, Is.EqualTo(2.5), "float to double");
            Assert.That(order.Status, Is.EqualTo(Status.UNKNOWN), "the default symbol");
            Assert.That(order.Address, Is.EqualTo(new Address { Street = "Main", Zip = 8000, Country = "CH" }), "a record within");
            Assert.That(order.Items, Is.EqualTo(new[] { new Item { Sku = "a", Count = 1 }, new Item { Sku = "b", Count = 1 } }), "records in an array");
            Assert.That(order.Note, Is.EqualTo("soon"), "made nullable");
            Assert.That(order.Tags, Is.EqualTo(new Dictionary<string, int> { ["a"] = 1 }), "a default that is a map");
        });
    }

    [Test]
    public void Generated_and_generic_records_resolve_to_the_same()
    {
        var bytes = Bytes(OrderV1, OldOrder);
        var generic = new GenericReader(OrderV1, Order.Schema).Read(bytes);

        Assert.That(Samples.Write(Read<Order>(bytes, OrderV1)), Is.EqualTo(new GenericWriter(Order.Schema).Write(generic)));
    }

    [Test]
    public void State_vectors_of_version_1_are_read()
    {
        var v1 = (RecordSchema)AvroSchema.Parse(Text("flights.StateVector.v1.avsc"));
        var bytes = Bytes(v1, """
            {"icao24":"4b1814","callsign":{"string":"SWR8"},"origin_country":"Switzerland","time_position":null,"last_contact":1763737200,"longitude":{"double":8.5},
             "latitude":{"double":47.4},"baro_altitude":null,"on_ground":false,"velocity":null,"true_track":null,"vertical_rate":null,"geo_altitude":null,"squawk":null,
             "spi":false,"position_source":0}
            """);

        var vector = Read<StateVector>(bytes, v1);

        Assert.That(vector.Longitude, Is.EqualTo(8.5));
        Assert.That(vector.OriginCountry, Is.EqualTo("Switzerland"));
        Assert.That(vector.Category, Is.Zero);
    }

    [Test]
    public void Every_cut_of_old_data_is_an_error_and_nothing_else()
    {
        var bytes = Bytes(OrderV1, OldOrder);

        for (var length = 0; length < bytes.Length; length++)
            Assert.That(() => Read<Order>(bytes[..length], OrderV1), Throws.InstanceOf<AvroException>(), $"cut at {length}");
    }

    [Test]
    public void The_type_is_found_by_its_codec()
    {
        Assert.That(AvroRecords.Find<Order>()?.Schema, Is.SameAs(Order.Schema));
        Assert.That(AvroRecords.Find<string>(), Is.Null);
    }

    private static T Read<T>(byte[] bytes, AvroSchema writer)
        where T : class, IAvroRecord<T>
    {
        var reader = new AvroReader(bytes);
        var record = T.Read(ref reader, ResolutionPlan.Compile(writer, T.Schema));
        Assert.That(reader.Remaining, Is.Zero, "the whole record must be read");
        return record;
    }

    private static byte[] Bytes(AvroSchema schema, string json) => new GenericWriter(schema).Write(AvroJsonEncoding.Read(schema, json));

    private static string Text(string file) => File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, file));
}
