using Streamiz.Host.Flights;
using Streamiz.Host.Sources;

namespace Streamiz.Host.Tests.Web;

/// <summary>The seams of the web side over plain memory, for tests of the web side alone. What the topology does is tested with the topology.</summary>
internal sealed class MemoryFlights : IFlightQueries, IHostStatus, IStateVectorSink, ISchemaCatalog
{
    private const long WindowMs = 60_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StateVectorRow> _aircraft = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Country, long Start), (long Reports, HashSet<string> Seen)> _windows = [];
    private long _processed;

    public bool Ready { get; set; } = true;

    /// <summary>What writing fails with; null when it works.</summary>
    public string? Broken { get; set; }

    public List<StateVectorRow> Written { get; } = [];

    public IReadOnlyList<StoreInfo> Stores { get; } =
    [
        new("aircraft", "key-value", "the newest position of each aircraft"), new("country-counts", "window", "position reports per country and window"),
        new("country-aircraft", "window", "distinct aircraft per country and window"), new("airborne-by-country", "key-value", "aircraft airborne now per country"),
    ];

    public Task WriteAsync(IReadOnlyList<StateVectorRow> rows, CancellationToken cancellationToken)
    {
        if (Broken is not null) throw new SinkException(Broken);
        lock (_lock)
        {
            Written.AddRange(rows);
            foreach (StateVectorRow r in rows)
            {
                _processed++;
                if (r.OnGround) _aircraft.Remove(r.Icao24);
                if (r.OnGround || r.Longitude is null || r.BaroAltitude is not > 0) continue;
                _aircraft[r.Icao24] = r;
                long start = r.LastContact * 1000 / WindowMs * WindowMs;
                (long reports, HashSet<string> seen) = _windows.GetValueOrDefault((r.OriginCountry, start), (0, []));
                seen.Add(r.Icao24);
                _windows[(r.OriginCountry, start)] = (reports + 1, seen);
            }
        }
        return Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<Aircraft>> AircraftAsync(CancellationToken cancellationToken)
    {
        Check();
        lock (_lock) return new([.. _aircraft.Values.Select(View)]);
    }

    public ValueTask<Aircraft?> FindAsync(string icao24, CancellationToken cancellationToken)
    {
        Check();
        lock (_lock) return new(_aircraft.TryGetValue(icao24, out StateVectorRow? row) ? View(row) : null);
    }

    public ValueTask<IReadOnlyDictionary<string, long>> AirborneByCountryAsync(CancellationToken cancellationToken)
    {
        Check();
        lock (_lock) return new(_aircraft.Values.CountBy(r => r.OriginCountry).ToDictionary(c => c.Key, c => (long)c.Value));
    }

    public async ValueTask<long> AirborneAsync(string country, CancellationToken cancellationToken) =>
        (await AirborneByCountryAsync(cancellationToken)).GetValueOrDefault(country);

    public ValueTask<IReadOnlyList<WindowCount>> CountsAsync(CountKind kind, string? country, long from, long to, CancellationToken cancellationToken)
    {
        Check();
        lock (_lock)
        {
            return new([.. _windows.Where(w => (country is null || w.Key.Country == country) && w.Key.Start >= from && w.Key.Start <= to)
                .Select(w => new WindowCount(w.Key.Country, w.Key.Start, kind == CountKind.Reports ? w.Value.Reports : w.Value.Seen.Count)).OrderBy(w => w.Start)]);
        }
    }

    public async ValueTask<IReadOnlyList<StoreEntry>?> EntriesAsync(string store, string? key, long from, long to, int limit, CancellationToken cancellationToken)
    {
        Check();
        if (store == "aircraft")
            return [.. (await AircraftAsync(cancellationToken)).Where(a => key is null || a.Icao24 == key).Take(limit).Select(a => new StoreEntry(a.Icao24, null, a))];
        if (store == "airborne-by-country")
            return [.. (await AirborneByCountryAsync(cancellationToken)).Where(c => key is null || c.Key == key).Take(limit).Select(c => new StoreEntry(c.Key, null, c.Value))];
        if (store is not ("country-counts" or "country-aircraft")) return null;
        return [.. (await CountsAsync(store == "country-counts" ? CountKind.Reports : CountKind.Aircraft, key, from, to, cancellationToken)).Take(limit).Select(c => new StoreEntry(c.Country, c.Start / 1000, c.Count))];
    }

    public HostStatus Read() => new()
    {
        State = Ready ? "RUNNING" : "REBALANCING",
        Ready = Ready,
        Lag = 0,
        Processed = Volatile.Read(ref _processed),
        ProcessedByNode = new Dictionary<string, long> { ["KSTREAM-SOURCE-0000000000"] = Volatile.Read(ref _processed), ["positions"] = Volatile.Read(ref _processed) },
        Checks = [new HealthCheck("topology", Ready, Ready ? "RUNNING" : "REBALANCING"), new HealthCheck("cluster", true, "127.0.0.1:9092")],
        Partitions = [new PartitionStatus("aviation-data-0", Volatile.Read(ref _processed), 0)],
    };

    public Task<IReadOnlyList<string>> SubjectsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["aviation-data-value"]);

    public Task<IReadOnlyList<int>?> VersionsAsync(string subject, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<int>?>(subject == "aviation-data-value" ? [1, 2] : null);

    public Task<SchemaVersion?> VersionAsync(string subject, int version, CancellationToken cancellationToken) => Task.FromResult(
        subject != "aviation-data-value" || version is < 1 or > 2 ? null : new SchemaVersion(subject, version, version,
            $$"""{"type":"record","name":"StateVector","fields":[{"name":"icao24","type":"string"}{{(version == 2 ? """,{"name":"category","type":"int","default":0}""" : "")}}]}""", "BACKWARD"));

    private void Check()
    {
        if (!Ready) throw new StoresNotReadyException("The topology is REBALANCING.");
    }

    private static Aircraft View(StateVectorRow r) => new()
    {
        Icao24 = r.Icao24, Callsign = r.Callsign, OriginCountry = r.OriginCountry, TimePosition = r.TimePosition, LastContact = r.LastContact,
        Longitude = r.Longitude!.Value, Latitude = r.Latitude!.Value, AltitudeFeet = r.BaroAltitude!.Value * 3.28084, VelocityKnots = r.Velocity * 1.94384,
        TrueTrack = r.TrueTrack, VerticalRate = r.VerticalRate, GeoAltitude = r.GeoAltitude, Squawk = r.Squawk, Spi = r.Spi, PositionSource = r.PositionSource, Category = r.Category,
    };
}
