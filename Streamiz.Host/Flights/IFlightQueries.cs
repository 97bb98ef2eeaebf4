namespace Streamiz.Host.Flights;

/// <summary>Every read model of the host, answered from the state stores. All may throw <see cref="StoresNotReadyException"/>.</summary>
internal interface IFlightQueries
{
    /// <summary>The stores that can be asked by name.</summary>
    IReadOnlyList<StoreInfo> Stores { get; }

    /// <summary>All airborne aircraft, in no order.</summary>
    ValueTask<IReadOnlyList<Aircraft>> AircraftAsync(CancellationToken cancellationToken);

    /// <summary>One aircraft by its address; null when it is not airborne or not known.</summary>
    ValueTask<Aircraft?> FindAsync(string icao24, CancellationToken cancellationToken);

    /// <summary>How many aircraft of each country are airborne now.</summary>
    ValueTask<IReadOnlyDictionary<string, long>> AirborneByCountryAsync(CancellationToken cancellationToken);

    /// <summary>How many aircraft of one country are airborne now.</summary>
    ValueTask<long> AirborneAsync(string country, CancellationToken cancellationToken);

    /// <summary>Counts of windows that start within the range, ends included, by start.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="country">One country, or null for all.</param>
    /// <param name="from">Unix milliseconds.</param>
    /// <param name="to">Unix milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait for other hosts.</param>
    ValueTask<IReadOnlyList<WindowCount>> CountsAsync(CountKind kind, string? country, long from, long to, CancellationToken cancellationToken);

    /// <summary>Entries of a store, at most <paramref name="limit"/>; null when there is no such store.</summary>
    /// <param name="store">Its name.</param>
    /// <param name="key">One key, or null for all.</param>
    /// <param name="from">For stores with windows, Unix milliseconds.</param>
    /// <param name="to">For stores with windows, Unix milliseconds.</param>
    /// <param name="limit">Most entries to give.</param>
    /// <param name="cancellationToken">Ends the wait for other hosts.</param>
    ValueTask<IReadOnlyList<StoreEntry>?> EntriesAsync(string store, string? key, long from, long to, int limit, CancellationToken cancellationToken);
}
