namespace Streamiz.Avro.Tests;

public sealed class PlainCodecTests
{
    [Test]
    public void A_class_becomes_a_schema_with_nullable_properties_as_unions()
    {
        var schema = PlainCodec<Flight>.Create().Schema;
        Assert.That(
            schema.ToString(),
            Is.EqualTo("""{"type":"record","name":"Flight","namespace":"flights","fields":[{"name":"icao24","type":"string"},{"name":"Callsign","type":["null","string"],"default":null},{"name":"Velocity","type":["null","double"],"default":null},{"name":"Phase","type":{"type":"enum","name":"Phase","namespace":"Streamiz.Avro.Tests","symbols":["Ground","Climb","Cruise"]}},{"name":"Seen","type":{"type":"long","logicalType":"timestamp-micros"}},{"name":"Price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},{"name":"Legs","type":{"type":"array","items":{"type":"record","name":"Leg","namespace":"Streamiz.Avro.Tests","fields":[{"name":"From","type":"string"},{"name":"To","type":["null","string"],"default":null}]}}},{"name":"Tags","type":{"type":"map","values":["null","int"]}},{"name":"Following","type":["null","Flight"],"default":null},{"name":"LastLeg","type":["null","Streamiz.Avro.Tests.Leg"],"default":null},{"name":"Id","type":{"type":"string","logicalType":"uuid"}}],"aliases":["OldFlight"]}"""));
    }

    [Test]
    public void What_is_written_is_read_back()
    {
        var codec = PlainCodec<Flight>.Create();
        var flight = new Flight
        {
            Icao24 = "3c6444",
            Velocity = 230.5,
            Phase = Phase.Cruise,
            Seen = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddMicroseconds(7),
            Price = -12.3m,
            Legs = [new Leg("FRA", "JFK"), new Leg("JFK", null)],
            Tags = new Dictionary<string, int?> { ["a"] = 1, ["b"] = null },
            Following = new Flight { Icao24 = "a0b1c2", Legs = [], Tags = [] },
            LastLeg = new Leg("A", "B"),
            Id = Guid.Parse("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        };
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        codec.Write(ref writer, flight);
        writer.Complete();
        var reader = new AvroReader(buffer.Written);
        var read = codec.Read(ref reader);
        Assert.Multiple(() =>
        {
            Assert.That((read.Icao24, read.Callsign, read.Velocity, read.Phase, read.Seen, read.Price, read.Id), Is.EqualTo((flight.Icao24, flight.Callsign, flight.Velocity, flight.Phase, flight.Seen, flight.Price, flight.Id)));
            Assert.That(read.Legs, Is.EqualTo(flight.Legs));
            Assert.That(read.Tags, Is.EqualTo(flight.Tags));
            Assert.That(read.Following!.Icao24, Is.EqualTo("a0b1c2"));
            Assert.That(read.LastLeg, Is.EqualTo(flight.LastLeg));
            // The generic reader agrees on every byte.
            Assert.That(new GenericWriter(codec.Schema).Write(new GenericReader(codec.Schema).Read(buffer.Written)), Is.EqualTo(buffer.ToArray()));
        });
    }

    [Test]
    public void Data_of_an_older_class_are_read_with_promotion_alias_and_default()
    {
        var older = PlainCodec<Older>.Create();
        var newer = PlainCodec<Newer>.Create();
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        older.Write(ref writer, new Older { Count = 7, Gone = "x", OldName = "n" });
        writer.Complete();
        var plan = ResolutionPlan.Compile(older.Schema, newer.Schema);
        var reader = new AvroReader(buffer.Written);
        var read = newer.Read(ref reader, plan, new AvroBuffer());
        Assert.That((read.Count, read.Name, read.Added, read.Maybe), Is.EqualTo((7L, "n", 42, (string?)null)));
    }

    [Test]
    public void A_null_where_the_class_says_there_is_none_is_refused()
    {
        var codec = PlainCodec<Leg>.Create();
        Assert.That(
            () =>
            {
                var writer = new AvroWriter(new AvroBuffer());
                codec.Write(ref writer, new Leg(null!, null));
            },
            Throws.InstanceOf<AvroDataException>().With.Message.Contains("From"));
    }

    [Test]
    public void A_list_may_be_long()
    {
        var codec = PlainCodec<Track>.Create();
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        codec.Write(ref writer, new Track { Points = [.. Enumerable.Range(0, 300_000)] });
        writer.Complete();
        var reader = new AvroReader(buffer.Written);
        Assert.That(codec.Read(ref reader).Points, Has.Count.EqualTo(300_000));
    }

    [Test]
    public void A_type_without_counterpart_is_named() =>
        Assert.That(() => PlainCodec<Odd>.Create(), Throws.InstanceOf<AvroSchemaException>().With.Message.Contains("IntPtr"));
}

public enum Phase
{
    Ground,
    Climb,
    Cruise,
}

public sealed record Leg(string From, string? To);

[AvroName("flights.Flight")]
[AvroAlias("OldFlight")]
public sealed class Flight
{
    [AvroName("icao24")]
    public string Icao24 { get; set; } = "";

    public string? Callsign { get; set; }

    public double? Velocity { get; set; }

    public Phase Phase { get; set; }

    public DateTime Seen { get; set; }

    [AvroDecimal(9, 2)]
    public decimal Price { get; set; }

    public IReadOnlyList<Leg> Legs { get; set; } = [];

    public Dictionary<string, int?> Tags { get; set; } = [];

    public Flight? Following { get; set; }

    public Leg? LastLeg { get; set; }

    public Guid Id { get; set; }

    [AvroIgnore]
    public string NotWritten { get; set; } = "";

    public int AlsoNotWritten => 1;
}

[AvroName("t.Row")]
public sealed class Older
{
    public string Gone { get; set; } = "";

    public int Count { get; set; }

    public string OldName { get; set; } = "";
}

[AvroName("t.Row")]
public sealed class Newer
{
    [AvroAlias("OldName")]
    public string Name { get; set; } = "";

    public long Count { get; set; }

    [AvroDefault("42")]
    public int Added { get; set; }

    public string? Maybe { get; set; }
}

public sealed class Track
{
    public List<int> Points { get; set; } = [];
}

public sealed class Odd
{
    public nint Pointer { get; set; }
}
