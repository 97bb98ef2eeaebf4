using Streamiz.Host.Flights;
using Streamiz.Host.Metrics;

namespace Streamiz.Host.Rest;

/// <summary>Figures over all airborne aircraft.</summary>
internal sealed record FlightStats
{
    /// <summary>Unix seconds of the newest message.</summary>
    public required long Time { get; init; }

    public required int Airborne { get; init; }

    public required int Countries { get; init; }

    public double? MeanAltitudeFeet { get; init; }

    public double? MeanVelocityKnots { get; init; }

    public Aircraft? Highest { get; init; }

    public Aircraft? Fastest { get; init; }

    /// <summary>State vectors this host wrote, skipped as invalid, and found older than the newest of their aircraft, since its start.</summary>
    public required long RowsSent { get; init; }

    public required long RowsRejected { get; init; }

    public required long RecordsOutOfDate { get; init; }

    /// <summary>Hosts that did not give their part.</summary>
    public required IReadOnlyList<string> MissingHosts { get; init; }

    public static FlightStats Of(IReadOnlyList<Aircraft> all, HostCounters counters, MissingHosts missing) => new()
    {
        MissingHosts = missing.Names,
        Time = all.Count == 0 ? 0 : all.Max(a => a.LastContact),
        Airborne = all.Count,
        Countries = all.Select(a => a.OriginCountry).Distinct(StringComparer.Ordinal).Count(),
        MeanAltitudeFeet = all.Count == 0 ? null : Math.Round(all.Average(a => a.AltitudeFeet), 1),
        MeanVelocityKnots = all.Average(a => a.VelocityKnots) is { } mean ? Math.Round(mean, 1) : null,
        Highest = all.MaxBy(a => a.AltitudeFeet),
        Fastest = all.MaxBy(a => a.VelocityKnots ?? 0),
        RowsSent = counters.Sent,
        RowsRejected = counters.Rejected,
        RecordsOutOfDate = counters.OutOfDate,
    };
}
