using Flights;
using Streamiz.Host.Flights;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Topology;

namespace Streamiz.Host.Startup;

/// <summary>Answers from the state stores of this host, by interactive queries.</summary>
internal sealed class StoreQueries(KafkaStream stream, TimeProvider time) : IFlightQueries
{
    private static readonly TimeSpan _sameMoment = TimeSpan.FromMilliseconds(400);

    private static readonly StringSerDes _keys = new();

    private readonly Lock _lock = new();
    private IReadOnlyList<Aircraft>? _aircraft;
    private long _readAt;

    private const long LatestTime = 253_402_300_799_000;

    private static readonly IReadOnlyList<StoreInfo> _stores =
    [
        new(FlightStores.Aircraft, "key-value", "Address to the newest state vector of an airborne aircraft."),
        new(FlightStores.Airborne, "key-value", "Country to how many aircraft are airborne."),
        new(FlightStores.Counts, "window", "Country and window to position reports."),
        new(FlightStores.DistinctAircraft, "window", "Country and window to distinct aircraft."),
        new(FlightStores.LastContacts, "key-value", "Address to the last contact, Unix seconds, of its newest record."),
    ];

    public IReadOnlyList<StoreInfo> Stores => _stores;

    public ValueTask<IReadOnlyList<Aircraft>> AircraftAsync(CancellationToken cancellationToken)
    {
        // Page, figures and listeners ask for all aircraft in the same moment; the stream thread walks over its store once for them.
        lock (_lock)
        {
            if (_aircraft is null || time.GetElapsedTime(_readAt) > _sameMoment)
            {
                _aircraft = Ask(ReadAircraft);
                _readAt = time.GetTimestamp();
            }
            return new(_aircraft);
        }
    }

    public ValueTask<Aircraft?> FindAsync(string icao24, CancellationToken cancellationToken) =>
        new(Ask(() => KeyValue<StateVector>(FlightStores.Aircraft, icao24).Get(icao24) is { } found ? View(found) : null));

    public ValueTask<long> AirborneAsync(string country, CancellationToken cancellationToken) =>
        new(Ask(() => Math.Max(0, KeyValue<long>(FlightStores.Airborne, country).Get(country))));

    public ValueTask<IReadOnlyDictionary<string, long>> AirborneByCountryAsync(CancellationToken cancellationToken) => new(Ask(() =>
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach ((string country, long count) in KeyValue<long>(FlightStores.Airborne).All())
            if (count > 0) counts[country] = count;
        return (IReadOnlyDictionary<string, long>)counts;
    }));

    public ValueTask<IReadOnlyList<WindowCount>> CountsAsync(CountKind kind, string? country, long from, long to, CancellationToken cancellationToken) => new(Ask(() =>
        (IReadOnlyList<WindowCount>)Windows(kind == CountKind.Reports ? FlightStores.Counts : FlightStores.DistinctAircraft, country, from, to, int.MaxValue)));

    public ValueTask<IReadOnlyList<StoreEntry>?> EntriesAsync(string store, string? key, long from, long to, int limit, CancellationToken cancellationToken) => new(Ask(() => store switch
    {
        FlightStores.Aircraft => Entries<StateVector>(store, key, limit, View),
        FlightStores.Airborne or FlightStores.LastContacts => Entries<long>(store, key, limit, static n => n),
        FlightStores.Counts or FlightStores.DistinctAircraft => (IReadOnlyList<StoreEntry>)[.. Windows(store, key, from, to, limit).Select(w => new StoreEntry(w.Country, w.Start / 1000, w.Count))],
        _ => null,
    }));

    private IReadOnlyList<Aircraft> ReadAircraft()
    {
        var all = new List<Aircraft>();
        foreach (KeyValuePair<string, StateVector> entry in KeyValue<StateVector>(FlightStores.Aircraft).All()) all.Add(View(entry.Value));
        return all;
    }

    private StoreEntry[] Entries<V>(string store, string? key, int limit, Func<V, object> view)
    {
        IReadOnlyKeyValueStore<string, V> asked = KeyValue<V>(store, key);
        if (key is null) return [.. asked.All().Take(limit).Select(e => new StoreEntry(e.Key, null, view(e.Value)))];
        // A number has no null: what is not there must not look like a nought.
        if (typeof(V).IsValueType)
            return [.. asked.All().Where(e => e.Key == key).Take(1).Select(e => new StoreEntry(e.Key, null, view(e.Value)))];
        return asked.Get(key) is { } found ? [new StoreEntry(key, null, view(found))] : [];
    }

    private List<WindowCount> Windows(string store, string? country, long from, long to, int limit)
    {
        IReadOnlyWindowStore<string, long> asked = stream.Store(For(StoreQueryParameters.FromNameAndType(store, QueryableStoreTypes.WindowStore<string, long>()), country));
        from = Math.Max(0, from);
        to = Math.Min(to, LatestTime);
        var found = new List<WindowCount>();
        if (country is not null)
        {
            using IWindowStoreEnumerator<long> windows = asked.Fetch(country, from, to);
            while (found.Count < limit && windows.MoveNext())
                if (windows.Current is { } w) found.Add(new WindowCount(country, w.Key, w.Value));
            return found;
        }
        using (IKeyValueEnumerator<Windowed<string>, long> windows = asked.FetchAll(Time(from), Time(to)))
        {
            while (found.Count < limit && windows.MoveNext())
                if (windows.Current is { } w) found.Add(new WindowCount(w.Key.Key, w.Key.Window.StartMs, w.Value));
        }
        found.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    private IReadOnlyKeyValueStore<string, V> KeyValue<V>(string name, string? key = null) =>
        stream.Store(For(StoreQueryParameters.FromNameAndType(name, QueryableStoreTypes.KeyValueStore<string, V>()), key));

    // A key is looked for in its own partition: where that one is with another host, or still restored, the answer is not that there is no such key.
    private StoreQueryParameters<T, string, V> For<T, V>(StoreQueryParameters<T, string, V> asked, string? key)
        where T : class
    {
        if (key is null) return asked;
        int partition = stream.QueryMetadataForKey(asked.StoreName, key, _keys).Partition;
        return partition >= 0 ? asked.WithPartition(partition) : throw new InvalidStateStoreException("this host has no share of the work yet");
    }

    private static DateTime Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;

    private static T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (Exception e) when (e is InvalidStateStoreException or IllegalStateException)
        {
            throw new StoresNotReadyException($"The stores cannot be asked now: {e.Message}", e);
        }
    }

    private static Aircraft View(StateVector s) => new()
    {
        Icao24 = s.Icao24,
        Callsign = s.Callsign,
        OriginCountry = s.OriginCountry,
        TimePosition = s.TimePosition,
        LastContact = s.LastContact,
        Longitude = s.Longitude!.Value,
        Latitude = s.Latitude!.Value,
        AltitudeFeet = s.BaroAltitude!.Value * Airborne.FeetPerMetre,
        VelocityKnots = s.Velocity * Airborne.KnotsPerMetrePerSecond,
        TrueTrack = s.TrueTrack,
        VerticalRate = s.VerticalRate,
        GeoAltitude = s.GeoAltitude,
        Squawk = s.Squawk,
        Spi = s.Spi,
        PositionSource = s.PositionSource,
        Category = s.Category,
    };
}
