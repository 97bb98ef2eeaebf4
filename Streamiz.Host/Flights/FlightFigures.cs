namespace Streamiz.Host.Flights;

/// <summary>Figures put together from several stores.</summary>
internal sealed class FlightFigures(IFlightQueries queries, WindowSettings windows)
{
    /// <summary>Windows shown when nobody says how many: two hours of minutes.</summary>
    public const int DefaultWindows = 120;

    public long WindowSeconds => windows.SizeMs / 1000;

    /// <summary>The newest window that has any count, by reports; empty when there is none.</summary>
    public async ValueTask<IReadOnlyList<CountryFigures>> CountriesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, long> airborne = await queries.AirborneByCountryAsync(cancellationToken).ConfigureAwait(false);
        long newest = await NewestWindowAsync(cancellationToken).ConfigureAwait(false);
        var reports = await WindowAsync(CountKind.Reports, newest, cancellationToken).ConfigureAwait(false);
        var aircraft = await WindowAsync(CountKind.Aircraft, newest, cancellationToken).ConfigureAwait(false);
        return [.. reports.Keys.Union(airborne.Keys)
            .Select(c => new CountryFigures(c, airborne.GetValueOrDefault(c), reports.GetValueOrDefault(c), aircraft.GetValueOrDefault(c)))
            .OrderByDescending(c => c.Reports).ThenByDescending(c => c.Airborne).ThenBy(c => c.Country, StringComparer.Ordinal)];
    }

    /// <summary>One country's aircraft that are airborne now.</summary>
    public ValueTask<long> AirborneAsync(string country, CancellationToken cancellationToken) => queries.AirborneAsync(country, cancellationToken);

    /// <summary>One country's windows, by start.</summary>
    public async ValueTask<IReadOnlyList<WindowTotal>> CountsAsync(string country, long? from, long? to, CancellationToken cancellationToken)
    {
        long end = to ?? await NewestWindowAsync(cancellationToken).ConfigureAwait(false);
        long start = from ?? end - (DefaultWindows - 1) * windows.SizeMs;
        return Sum(await queries.CountsAsync(CountKind.Reports, country, start, end, cancellationToken).ConfigureAwait(false),
            await queries.CountsAsync(CountKind.Aircraft, country, start, end, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>All countries together, the last windows by start.</summary>
    public async ValueTask<IReadOnlyList<WindowTotal>> TotalsAsync(int count, CancellationToken cancellationToken)
    {
        long newest = await NewestWindowAsync(cancellationToken).ConfigureAwait(false);
        return newest < 0 ? [] : await TotalsAsync(newest - (count - 1) * windows.SizeMs, newest, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<WindowTotal>> TotalsAsync(long from, long to, CancellationToken cancellationToken) =>
        Sum(await queries.CountsAsync(CountKind.Reports, null, from, to, cancellationToken).ConfigureAwait(false),
            await queries.CountsAsync(CountKind.Aircraft, null, from, to, cancellationToken).ConfigureAwait(false));

    /// <summary>Unix milliseconds of the newest window's start, or -1: the flights' own clock, which may be years behind.</summary>
    private async ValueTask<long> NewestWindowAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Aircraft> aircraft = await queries.AircraftAsync(cancellationToken).ConfigureAwait(false);
        long newest = -1;
        foreach (Aircraft a in aircraft) newest = Math.Max(newest, a.LastContact);
        return newest < 0 ? -1 : newest * 1000 / windows.SizeMs * windows.SizeMs;
    }

    private async ValueTask<Dictionary<string, long>> WindowAsync(CountKind kind, long start, CancellationToken cancellationToken)
    {
        if (start < 0) return [];
        IReadOnlyList<WindowCount> counts = await queries.CountsAsync(kind, null, start, start, cancellationToken).ConfigureAwait(false);
        return counts.GroupBy(c => c.Country, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);
    }

    private static WindowTotal[] Sum(IReadOnlyList<WindowCount> reports, IReadOnlyList<WindowCount> aircraft)
    {
        var byStart = new SortedDictionary<long, WindowTotal>();
        foreach (WindowCount r in reports)
        {
            WindowTotal t = byStart.GetValueOrDefault(r.Start);
            byStart[r.Start] = new WindowTotal(r.Start / 1000, t.Reports + r.Count, t.Aircraft);
        }
        foreach (WindowCount a in aircraft)
        {
            WindowTotal t = byStart.GetValueOrDefault(a.Start);
            byStart[a.Start] = new WindowTotal(a.Start / 1000, t.Reports, t.Aircraft + a.Count);
        }
        return [.. byStart.Values];
    }
}
