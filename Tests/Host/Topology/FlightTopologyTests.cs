using System.Text;
using Confluent.Kafka;
using Flights;
using Microsoft.Extensions.Logging.Abstractions;
using Streamiz.Host.Cluster;
using Streamiz.Host.Sources;
using Streamiz.Host.Startup;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.SchemaRegistry;
using Streamiz.Tests;
using Streamiz.Topology;

namespace Streamiz.Host.Tests.Topology;

/// <summary>The flight topology on the test driver, with a real registry in the process.</summary>
public sealed class FlightTopologyTests
{
    private readonly FlightTopologyOptions _options = new() { InMemory = true };
    private RegistryServer _registry = null!;
    private TopologyTestDriver _driver = null!;
    private TestInputTopic<string, StateVector> _states = null!;
    private int _outOfDate;

    [SetUp]
    public async Task Open()
    {
        _registry = await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0 });
        Build(_options);
    }

    [TearDown]
    public async Task Close()
    {
        _driver.Dispose();
        await _registry.DisposeAsync();
    }

    [Test]
    public async Task The_shipped_recording_gives_what_a_plain_recomputation_gives()
    {
        Rebuild(_options with { GraceMs = 1_000_000_000 });
        PlainFlights plain = PlainFlights.Of(Recordings.Synthetic);
        var source = new ReplaySource(new ReplayOptions { Paths = [Recordings.Synthetic], Speed = 0 }, new StatesReader(Countries.Load()), TimeProvider.System, NullLogger<ReplaySource>.Instance);
        await foreach (StatesBody body in source.ReadAsync(CancellationToken.None))
            foreach (StateVectorRow row in body.Rows) Pipe(row);
        Assert.That(_outOfDate, Is.EqualTo(plain.OutOfDate));
        Dictionary<string, List<PlainPosition>> positions = Out(_options.Topics.Positions, new ByteArraySerDes())
            .GroupBy(r => r.Message.Key).ToDictionary(g => g.Key, g => g.Select(r => PlainPosition.FromAvro(r.Message.Value, r.Message.Timestamp.UnixTimestampMs)).ToList());
        Assert.That(positions, Is.EquivalentTo(plain.Positions));
        IReadOnlyWindowStore<string, long> counts = _driver.GetWindowStore<string, long>(FlightStores.Counts), aircraft = _driver.GetWindowStore<string, long>(FlightStores.DistinctAircraft);
        Assert.That(plain.Counts.Keys.ToDictionary(k => k, k => counts.Fetch(k.Country, k.Window)), Is.EquivalentTo(plain.Counts));
        Assert.That(plain.Aircraft.Keys.ToDictionary(k => k, k => aircraft.Fetch(k.Country, k.Window)), Is.EquivalentTo(plain.Aircraft));
    }

    [Test]
    public void A_position_comes_in_feet_and_knots_and_its_notification_bears_the_country()
    {
        Pipe(Row());
        ConsumeResult<string, byte[]> position = Out(_options.Topics.Positions, new ByteArraySerDes()).Single();
        Assert.That(PlainPosition.FromAvro(position.Message.Value, position.Message.Timestamp.UnixTimestampMs),
            Is.EqualTo(new PlainPosition("4b1816", "SWR1951 ", "Switzerland", 1000, 3.5, 41.5, 8534.4 * 3.28084, 258.66 * 1.94384, 1_000_000)));
        Assert.That(position.Message.Headers, Is.Empty);
        ConsumeResult<string, byte[]> notification = Out(_options.Topics.Notifications, new ByteArraySerDes()).Single();
        Assert.That(Encoding.UTF8.GetString(notification.Message.Value), Is.EqualTo(
            """{"icao24":"4b1816","callsign":"SWR1951 ","origin_country":"Switzerland","time_position":"1970-01-01T00:16:40Z","longitude":3.5,"latitude":41.5,"altitude_feet":28000.000895999998,"velocity_knots":502.79365440000004}"""));
        Assert.That(Encoding.UTF8.GetString(notification.Message.Headers.GetLastBytes("origin_country")), Is.EqualTo("Switzerland"));
    }

    [Test]
    public void What_is_on_the_ground_or_has_no_position_or_no_height_is_dropped()
    {
        Pipe(Row() with { OnGround = true });
        Pipe(Row() with { Longitude = null, Latitude = null });
        Pipe(Row() with { BaroAltitude = null });
        Pipe(Row() with { BaroAltitude = 0 });
        Pipe(Row() with { BaroAltitude = -3 });
        Assert.That(Out(_options.Topics.Positions, new ByteArraySerDes()), Is.Empty);
    }

    [Test]
    public void A_record_older_than_the_newest_of_its_aircraft_changes_nothing()
    {
        Pipe(Row() with { LastContact = 1000 });
        Pipe(Row() with { LastContact = 990, Longitude = 99 });
        Pipe(Row() with { LastContact = 1000, Longitude = 4 });
        Pipe(Row() with { Icao24 = "4b1817", LastContact = 995 });
        Assert.That(_outOfDate, Is.EqualTo(1));
        Assert.That(Out(_options.Topics.Positions, new ByteArraySerDes()), Has.Count.EqualTo(3));
        Assert.That(Aircraft.Get("4b1816").Longitude, Is.EqualTo(4));
        Assert.That(_driver.GetWindowStore<string, long>(FlightStores.Counts).Fetch("Switzerland", 960_000), Is.EqualTo(3));
        Assert.That(_driver.GetWindowStore<string, long>(FlightStores.DistinctAircraft).Fetch("Switzerland", 960_000), Is.EqualTo(2));
    }

    [Test]
    public void Airborne_follows_take_off_landing_and_silence()
    {
        Pipe(Row());
        Pipe(Row() with { Icao24 = "4b1817" });
        Assert.That(Airborne("Switzerland"), Is.EqualTo(2));
        Pipe(Row() with { OnGround = true, LastContact = 1010 });
        Assert.That(Aircraft.Get("4b1816"), Is.Null);
        Assert.That(Airborne("Switzerland"), Is.EqualTo(1));
        Pipe(Row() with { Icao24 = "a0b1c2", OriginCountry = "Germany", LastContact = 1000 + 1000 });
        Assert.That(Aircraft.Get("4b1817"), Is.Null, "no news for longer than the expiry");
        Assert.That(Airborne("Switzerland"), Is.Zero);
        Assert.That(Airborne("Germany"), Is.EqualTo(1));
    }

    [Test]
    public void A_record_too_late_for_its_window_is_not_counted()
    {
        Pipe(Row() with { LastContact = 1000 });
        Pipe(Row() with { Icao24 = "4b1817", LastContact = 1100 });
        Pipe(Row() with { Icao24 = "4b1818", LastContact = 1001 });
        Assert.That(_driver.GetWindowStore<string, long>(FlightStores.Counts).Fetch("Switzerland", 960_000), Is.EqualTo(1));
        Assert.That(_driver.GetWindowStore<string, long>(FlightStores.DistinctAircraft).Fetch("Switzerland", 960_000), Is.EqualTo(1));
    }

    [Test]
    public void The_description_names_every_store_and_topic()
    {
        string text = FlightEngine.Describe(new FlightTopologyOptions());
        foreach (string name in new[] { "aircraft", "last-contacts", "airborne-by-country", "country-counts", "country-aircraft", "country-aircraft-seen", "by-country-repartition", "aviation-data", "flight-positions", "FlightNotifications" })
            Assert.That(text, Does.Contain(name));
        Assert.That(text, Does.Not.Match("STATE-STORE-[0-9]"), "a store without a name of its own");
    }

    private IReadOnlyKeyValueStore<string, StateVector> Aircraft => _driver.GetKeyValueStore<string, StateVector>(FlightStores.Aircraft);

    private long Airborne(string country) => _driver.GetKeyValueStore<string, long>(FlightStores.Airborne).Get(country);

    private static StateVectorRow Row() => new()
    {
        Icao24 = "4b1816", Callsign = "SWR1951 ", OriginCountry = "Switzerland", TimePosition = 1000, LastContact = 1000, Longitude = 3.5, Latitude = 41.5,
        BaroAltitude = 8534.4, OnGround = false, Velocity = 258.66, TrueTrack = 66.19, VerticalRate = 0,
    };

    private void Rebuild(FlightTopologyOptions options)
    {
        _driver.Dispose();
        Build(options);
    }

    private void Build(FlightTopologyOptions options)
    {
        _outOfDate = 0;
        var config = new StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "flights-test", SchemaRegistryUrl = _registry.Url, AutoRegisterSchemas = true };
        _driver = new TopologyTestDriver(FlightEngine.Topology(options, FlightEngine.SerDes(), _ => _outOfDate++), config);
        _states = _driver.CreateInputTopic(options.Topics.States, new StringSerDes(), FlightEngine.Avro<StateVector>());
    }

    private void Pipe(StateVectorRow row) => _states.PipeInput(row.Icao24, StateVectorSink.Record(row), DateTimeOffset.FromUnixTimeSeconds(row.LastContact).UtcDateTime);

    private List<ConsumeResult<string, byte[]>> Out(string topic, ISerDes<byte[]> values) =>
        [.. _driver.CreateOutputTopic(topic, TimeSpan.FromSeconds(5), new StringSerDes(), values).ReadKeyValueList()];
}
