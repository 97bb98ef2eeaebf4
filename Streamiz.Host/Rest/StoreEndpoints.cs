using Microsoft.AspNetCore.Http.HttpResults;
using Streamiz.Host.Flights;
using Streamiz.Host.Peers;

namespace Streamiz.Host.Rest;

/// <summary><c>/stores</c>.</summary>
internal static class StoreEndpoints
{
    private const int DefaultLimit = 100, MaxLimit = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/stores").WithTags("Stores");
        group.MapGet("", (IFlightQueries queries) => TypedResults.Ok(new StoreList(queries.Stores))).WithSummary("Stores that can be asked");
        group.MapGet("/{name}", (Asked asked, string name, string? from, string? to, int? limit, CancellationToken cancellationToken) =>
                EntriesAsync(asked, name, null, from, to, limit, cancellationToken))
            .WithSummary("Entries of a store").WithDescription("from and to bound the windows of a window store: ISO 8601 times or Unix seconds.")
            .Produces<StoreEntries>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        group.MapGet("/{name}/{key}", (Asked asked, string name, string key, string? from, string? to, int? limit, CancellationToken cancellationToken) =>
                EntriesAsync(asked, name, key, from, to, limit, cancellationToken))
            .WithSummary("What a store holds under one key").WithDescription("The key - stands for the empty one.")
            .Produces<StoreEntries>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<Results<Ok<StoreEntries>, ProblemHttpResult>> EntriesAsync(
        Asked asked, string name, string? key, string? from, string? to, int? limit, CancellationToken cancellationToken)
    {
        // Other hosts need the whole of what they put together.
        if (limit < 1 || limit > (asked.IsFromHost ? ClusterQueries.MaxEntries : MaxLimit)) return Problems.BadRequest($"limit must be from 1 to {MaxLimit}.");
        if (!TimeRange.TryParse(from, to, out TimeRange range, out string? why)) return Problems.BadRequest(why!);
        IReadOnlyList<StoreEntry>? entries = await asked.Queries.EntriesAsync(
            name, key == "-" ? "" : key, range.From ?? 0, range.To ?? long.MaxValue, limit ?? DefaultLimit, cancellationToken).ConfigureAwait(false);
        if (entries is null) return Problems.NotFound($"There is no store named {name}.");
        if (key is not null && entries.Count == 0) return Problems.NotFound($"The store {name} holds nothing under {key}.");
        return TypedResults.Ok(new StoreEntries(name, entries, asked.Missing.Names));
    }
}
