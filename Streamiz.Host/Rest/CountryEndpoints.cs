using Microsoft.AspNetCore.Http.HttpResults;
using Streamiz.Host.Flights;
using Streamiz.Host.Peers;

namespace Streamiz.Host.Rest;

/// <summary><c>/countries</c>.</summary>
internal static class CountryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/countries").WithTags("Countries");
        group.MapGet("", AllAsync).WithSummary("Countries with what is airborne now and counted in the newest window").ProducesProblem(503);
        group.MapGet("/counts", TotalsAsync).WithSummary("Counts of all countries together, by window")
            .WithDescription("from and to are ISO 8601 times or Unix seconds; without them the last two hours of windows are given.").ProducesProblem(400).ProducesProblem(503);
        group.MapGet("/{country}/counts", OneAsync).WithSummary("Counts of one country, by window, and its aircraft airborne now")
            .WithDescription("from and to are ISO 8601 times or Unix seconds; without them the last two hours of windows are given. The country - stands for the empty name.")
            .ProducesProblem(400).ProducesProblem(503);
    }

    private static async Task<Ok<CountryList>> AllAsync(Asked asked, CancellationToken cancellationToken) =>
        TypedResults.Ok(new CountryList(await asked.Figures.CountriesAsync(cancellationToken).ConfigureAwait(false), asked.Missing.Names));

    private static async Task<Results<Ok<CountryCountTotals>, ProblemHttpResult>> TotalsAsync(
        Asked asked, string? from, string? to, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryParse(from, to, out TimeRange range, out string? why)) return Problems.BadRequest(why!);
        IReadOnlyList<WindowTotal> totals = range is { From: { } start, To: { } end }
            ? await asked.Figures.TotalsAsync(start, end, cancellationToken).ConfigureAwait(false)
            : await asked.Figures.TotalsAsync(FlightFigures.DefaultWindows, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new CountryCountTotals(asked.Figures.WindowSeconds, totals, asked.Missing.Names));
    }

    private static async Task<Results<Ok<CountryCounts>, ProblemHttpResult>> OneAsync(
        Asked asked, string country, string? from, string? to, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryParse(from, to, out TimeRange range, out string? why)) return Problems.BadRequest(why!);
        string name = country == "-" ? "" : country;
        return TypedResults.Ok(new CountryCounts(name, await asked.Figures.AirborneAsync(name, cancellationToken).ConfigureAwait(false), asked.Figures.WindowSeconds,
            await asked.Figures.CountsAsync(name, range.From, range.To, cancellationToken).ConfigureAwait(false)));
    }
}
