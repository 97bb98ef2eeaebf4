using System.Globalization;
using Streamiz.Host.Flights;
using Streamiz.Host.Rest;
using Streamiz.Topology;

namespace Streamiz.Host.Peers;

/// <summary>
/// Answers one question from the stores of all hosts: a key from the host that has it, a list from every host's part. A host that does not give its part of a list is noted as missing.
/// </summary>
/// <param name="local">This host's stores.</param>
/// <param name="hosts">Who has what.</param>
/// <param name="peers">The way to the others.</param>
/// <param name="missing">Takes the hosts whose part of a list is missing.</param>
/// <param name="alone">Asks no others: they ask themselves.</param>
internal sealed class ClusterQueries(IFlightQueries local, IStoreHosts hosts, PeerClient peers, MissingHosts missing, bool alone) : IFlightQueries
{
    /// <summary>Most entries a host gives another.</summary>
    public const int MaxEntries = 2_000_000;

    private const long LatestTime = 253_402_300_799_000;

    private Task<IReadOnlyList<Aircraft>>? _aircraft;

    public IReadOnlyList<StoreInfo> Stores => local.Stores;

    // Several figures of one answer begin with all aircraft.
    public async ValueTask<IReadOnlyList<Aircraft>> AircraftAsync(CancellationToken cancellationToken) =>
        await (_aircraft ??= EachAsync(FlightStores.Aircraft, c => local.AircraftAsync(c), AircraftOfAsync, cancellationToken)).ConfigureAwait(false);

    public async ValueTask<Aircraft?> FindAsync(string icao24, CancellationToken cancellationToken) => Elsewhere(FlightStores.Aircraft, icao24) is { } host
        ? await peers.GetAsync<Aircraft>(host, $"flights/{Uri.EscapeDataString(icao24)}", hosts.Self, cancellationToken).ConfigureAwait(false)
        : await local.FindAsync(icao24, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyDictionary<string, long>> AirborneByCountryAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyValuePair<string, long>> all = await EachAsync<KeyValuePair<string, long>>(FlightStores.Airborne,
            async c => [.. await local.AirborneByCountryAsync(c).ConfigureAwait(false)],
            async (host, c) => [.. (await EntriesOfAsync(host, FlightStores.Airborne, 0, LatestTime, MaxEntries, c).ConfigureAwait(false))
                .Select(e => KeyValuePair.Create(e.Key, e.Value.GetInt64())).Where(e => e.Value > 0)], cancellationToken).ConfigureAwait(false);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        // A country that moves from one host to another may be with both for a moment.
        foreach ((string country, long count) in all) counts[country] = count;
        return counts;
    }

    public async ValueTask<long> AirborneAsync(string country, CancellationToken cancellationToken) => Elsewhere(FlightStores.Airborne, country) is { } host
        ? (await OneOfAsync(host, FlightStores.Airborne, country, (0, LatestTime, 1), cancellationToken).ConfigureAwait(false)).Select(e => e.Value.GetInt64()).FirstOrDefault()
        : await local.AirborneAsync(country, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<WindowCount>> CountsAsync(CountKind kind, string? country, long from, long to, CancellationToken cancellationToken)
    {
        string store = kind == CountKind.Reports ? FlightStores.Counts : FlightStores.DistinctAircraft;
        if (country is null)
        {
            IReadOnlyList<WindowCount> all = await EachAsync(store, c => local.CountsAsync(kind, null, from, to, c),
                async (host, c) => Windows(await EntriesOfAsync(host, store, from, to, MaxEntries, c).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
            return [.. all.OrderBy(w => w.Start)];
        }
        return Elsewhere(store, country) is { } owner ? Windows(await OneOfAsync(owner, store, country, (from, to, MaxEntries), cancellationToken).ConfigureAwait(false))
            : await local.CountsAsync(kind, country, from, to, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<StoreEntry>?> EntriesAsync(string store, string? key, long from, long to, int limit, CancellationToken cancellationToken)
    {
        if (local.Stores.All(s => s.Name != store)) return null;
        if (key is not null)
        {
            return Elsewhere(store, key) is { } owner ? Plain(await OneOfAsync(owner, store, key, (from, to, limit), cancellationToken).ConfigureAwait(false))
                : await local.EntriesAsync(store, key, from, to, limit, cancellationToken).ConfigureAwait(false);
        }
        IReadOnlyList<StoreEntry> all = await EachAsync<StoreEntry>(store,
            async c => await local.EntriesAsync(store, null, from, to, limit, c).ConfigureAwait(false) ?? [],
            async (host, c) => Plain(await EntriesOfAsync(host, store, from, to, limit, c).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        return [.. all.OrderBy(e => e.WindowStart ?? 0).Take(limit)];
    }

    // Null when this host is to look itself: the key is here, or nobody knows where it is, which the stores say better.
    private string? Elsewhere(string store, string key) => alone || hosts.Of(store, key) is not { } host || host == hosts.Self ? null : host;

    private async Task<IReadOnlyList<T>> EachAsync<T>(string store, Func<CancellationToken, ValueTask<IReadOnlyList<T>>> here, Func<string, CancellationToken, Task<IReadOnlyList<T>>> there, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> all = hosts.Of(store);
        var asked = new List<(string Host, Task<IReadOnlyList<T>> Part)>();
        if (all.Count == 0 || all.Contains(hosts.Self!)) asked.Add((hosts.Self!, HereAsync(here, cancellationToken)));
        if (!alone) asked.AddRange(all.Where(h => h != hosts.Self).Select(h => (h, there(h, cancellationToken))));
        if (!alone && all.Count > 0 && hosts.WithoutHost(store) is { Count: > 0 } lost) missing.Add($"unknown (partitions {string.Join(", ", lost)})");
        var found = new List<T>();
        StoresNotReadyException? why = null;
        int answers = 0;
        foreach ((string host, Task<IReadOnlyList<T>> part) in asked)
        {
            try
            {
                found.AddRange(await part.ConfigureAwait(false));
                answers++;
            }
            catch (StoresNotReadyException e)
            {
                why ??= e;
                missing.Add(host);
            }
        }
        return answers > 0 || why is null ? found : throw why;
    }

    private async Task<IReadOnlyList<T>> HereAsync<T>(Func<CancellationToken, ValueTask<IReadOnlyList<T>>> here, CancellationToken cancellationToken)
    {
        if (!hosts.IsSettled) missing.Add(hosts.Self!);
        IReadOnlyList<T> part = await here(cancellationToken).ConfigureAwait(false);
        if (!hosts.IsSettled) missing.Add(hosts.Self!);
        return part;
    }

    private async Task<IReadOnlyList<Aircraft>> AircraftOfAsync(string host, CancellationToken cancellationToken)
    {
        CurrentFlights? answer = await peers.GetAsync<CurrentFlights>(host, "flights/current", hosts.Self, cancellationToken).ConfigureAwait(false);
        foreach (string lacking in answer?.MissingHosts ?? []) missing.Add(lacking);
        return answer?.Flights ?? [];
    }

    private Task<IReadOnlyList<PeerEntry>> OneOfAsync(string host, string store, string key, (long From, long To, int Limit) range, CancellationToken cancellationToken) =>
        EntriesAtAsync(host, $"stores/{Uri.EscapeDataString(store)}/{(key.Length == 0 ? "-" : Uri.EscapeDataString(key))}", range, cancellationToken);

    private Task<IReadOnlyList<PeerEntry>> EntriesOfAsync(string host, string store, long from, long to, int limit, CancellationToken cancellationToken) =>
        EntriesAtAsync(host, $"stores/{Uri.EscapeDataString(store)}", (from, to, limit), cancellationToken);

    private async Task<IReadOnlyList<PeerEntry>> EntriesAtAsync(string host, string path, (long From, long To, int Limit) range, CancellationToken cancellationToken)
    {
        PeerEntries? answer = await peers.GetAsync<PeerEntries>(host, $"{path}?from={Time(range.From)}&to={Time(range.To)}&limit={range.Limit}", hosts.Self, cancellationToken).ConfigureAwait(false);
        foreach (string lacking in answer?.MissingHosts ?? []) missing.Add(lacking);
        return answer?.Entries ?? [];
    }

    private static StoreEntry[] Plain(IReadOnlyList<PeerEntry> entries) => [.. entries.Select(e => new StoreEntry(e.Key, e.WindowStart, e.Value))];

    private static WindowCount[] Windows(IReadOnlyList<PeerEntry> entries) => [.. entries.Select(e => new WindowCount(e.Key, (e.WindowStart ?? 0) * 1000, e.Value.GetInt64()))];

    // To the millisecond, which Unix seconds are not.
    private static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, LatestTime)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
