using Microsoft.AspNetCore.Http.HttpResults;
using Streamiz.Host.Flights;

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
        group.MapGet("/{country}/counts", OneAsync).WithSummary("Counts of one country, by window")
            .WithDescription("from and to are ISO 8601 times or Unix seconds; without them the last two hours of windows are given. The country - stands for the empty name.")
            .ProducesProblem(400).ProducesProblem(503);
    }

    private static async Task<Ok<CountryList>> AllAsync(FlightFigures figures, CancellationToken cancellationToken) =>
        TypedResults.Ok(new CountryList(await figures.CountriesAsync(cancellationToken).ConfigureAwait(false)));

    private static async Task<Results<Ok<CountryCountTotals>, ProblemHttpResult>> TotalsAsync(
        FlightFigures figures, string? from, string? to, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryParse(from, to, out TimeRange range, out string? why)) return Problems.BadRequest(why!);
        IReadOnlyList<WindowTotal> totals = range is { From: { } start, To: { } end }
            ? await figures.TotalsAsync(start, end, cancellationToken).ConfigureAwait(false)
            : await figures.TotalsAsync(FlightFigures.DefaultWindows, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new CountryCountTotals(figures.WindowSeconds, totals));
    }

    private static async Task<Results<Ok<CountryCounts>, ProblemHttpResult>> OneAsync(
        FlightFigures figures, string country, string? from, string? to, CancellationToken cancellationToken)
    {
        if (!TimeRange.TryParse(from, to, out TimeRange range, out string? why)) return Problems.BadRequest(why!);
        string name = country == "-" ? "" : country;
        return TypedResults.Ok(new CountryCounts(name, figures.WindowSeconds,
            await figures.CountsAsync(name, range.From, range.To, cancellationToken).ConfigureAwait(false)));
    }
}
