using Flights;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;
// The binding's namespace has the same name as the factory of materializations.
using RocksDbTable = Streamiz.Kafka.Net.Table.RocksDb;

namespace Streamiz.Topology;

/// <summary>
/// State vectors in; positions, notifications and counts per country out. Everything that keeps state bears a name, so that a change of the
/// topology never leaves state behind.
/// </summary>
public static class FlightTopology
{
    private static readonly StringSerDes _strings = new();
    private static readonly Int64SerDes _longs = new();

    /// <summary>Adds the flight topology to a builder.</summary>
    /// <param name="builder">Where it is added.</param>
    /// <param name="options">Topics, windows, stores.</param>
    /// <param name="serDes">How values are written.</param>
    /// <param name="onOutOfDate">Told of each record that is older than the newest one of its aircraft; null where nobody wants to know.</param>
    public static void Build(StreamBuilder builder, FlightTopologyOptions options, FlightSerDes serDes, Action<string>? onOutOfDate = null)
    {
        // A record that is not newer than the newest of its aircraft changes nothing, whatever it says.
        IKStream<string, StateVector> upToDate = builder
            .Stream(options.Topics.States, _strings, serDes.States, "state-vectors", new LastContactExtractor())
            .TransformValues(TransformerBuilder.New<string, StateVector, string, StateVector>()
                .Transformer<NewestOfAircraft>(options.ExpiryMs, onOutOfDate ?? (static _ => { }))
                .StateStore(LastContacts(options)).Build(), "newest-of-aircraft");

        Aircraft(upToDate, options, serDes);

        IKStream<string, FlightPosition> positions = upToDate
            .Filter((_, state, _) => state is not null && Airborne.Is(state), "airborne")
            .MapValues((_, state, _) => Airborne.Position(state), "project");
        positions.To(options.Topics.Positions, _strings, serDes.Positions, "positions");
        positions.ProcessValues(static () => new OriginCountryHeader(), "origin-country-header")
            .To(options.Topics.Notifications, _strings, new NotificationSerDes(), "notifications");

        IKStream<string, FlightPosition> byCountry = positions
            .SelectKey((_, position, _) => position.OriginCountry, "country-key")
            .Repartition(Repartitioned<string, FlightPosition>.With(_strings, serDes.Positions).WithName("by-country"));
        Counts(builder, byCountry, options);
    }

    // Airborne now: the newest state vector of each aircraft, and how many of them each country has.
    private static void Aircraft(IKStream<string, StateVector> upToDate, FlightTopologyOptions options, FlightSerDes serDes)
    {
        upToDate
            .Filter((_, state, _) => state is null || state.OnGround || Airborne.Is(state), "aircraft-changes")
            .MapValues((_, state, _) => state is null || state.OnGround ? null! : state, "landed-is-gone")
            .ToTable(KeyValue<StateVector>(FlightStores.Aircraft, options).With(_strings, serDes.States), "aircraft")
            .GroupBy((icao24, state, _) => KeyValuePair.Create(state.OriginCountry, icao24), Grouped<string, string>.With("airborne-by-country", _strings, _strings))
            .Count(KeyValue<long>(FlightStores.Airborne, options).With(_strings, _longs), "count-airborne");
    }

    private static void Counts(StreamBuilder builder, IKStream<string, FlightPosition> byCountry, FlightTopologyOptions options)
    {
        TumblingWindowOptions windows = TumblingWindowOptions.Of(options.WindowMs, options.GraceMs);
        var windowedKeys = new TimeWindowedSerDes<string>(_strings, options.WindowMs);
        byCountry.GroupByKey()
            .WindowedBy(windows)
            .Count(Windowed(FlightStores.Counts, options), "count-reports")
            .ToStream("reports")
            .To(options.Topics.Counts, windowedKeys, _longs, "country-counts-topic");
        builder.AddStateStore(Seen(options));
        byCountry
            .ProcessValues(() => new FirstOfAircraftInWindow(options.WindowMs, options.GraceMs), "first-in-window", FlightStores.Seen)
            .GroupByKey(Grouped<string, string>.With(_strings, _strings))
            .WindowedBy(windows)
            .Count(Windowed(FlightStores.DistinctAircraft, options), "count-aircraft")
            .ToStream("distinct-aircraft")
            .To(options.Topics.Aircraft, windowedKeys, _longs, "country-aircraft-topic");
    }

    private static Materialized<string, V, IKeyValueStore<Bytes, byte[]>> KeyValue<V>(string name, FlightTopologyOptions options) =>
        options.InMemory ? InMemory.As<string, V>(name) : RocksDbTable.As<string, V>(name);

    private static Materialized<string, long, IWindowStore<Bytes, byte[]>> Windowed(string name, FlightTopologyOptions options) =>
        (options.InMemory ? InMemoryWindows.As<string, long>(name) : RocksDbWindows.As<string, long>(name))
            .With(_strings, _longs).WithRetention(TimeSpan.FromMilliseconds(Math.Max(options.RetentionMs, options.WindowMs + options.GraceMs)));

    private static IStoreBuilder<IKeyValueStore<string, long>> LastContacts(FlightTopologyOptions options) => Stores.KeyValueStoreBuilder(
        options.InMemory ? Stores.InMemoryKeyValueStore(FlightStores.LastContacts) : Stores.PersistentKeyValueStore(FlightStores.LastContacts), _strings, _longs);

    private static IStoreBuilder<IWindowStore<string, string>> Seen(FlightTopologyOptions options)
    {
        // Two windows and the grace: after that, no record can count any more.
        TimeSpan kept = TimeSpan.FromMilliseconds(2 * options.WindowMs + options.GraceMs), size = TimeSpan.FromMilliseconds(options.WindowMs);
        return Stores.WindowStoreBuilder(options.InMemory
            ? Stores.InMemoryWindowStore(FlightStores.Seen, kept, size) : Stores.PersistentWindowStore(FlightStores.Seen, kept, size), _strings, _strings);
    }
}
