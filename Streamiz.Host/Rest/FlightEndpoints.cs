using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Streamiz.Host.Audit;
using Streamiz.Host.Flights;
using Streamiz.Host.Metrics;
using Streamiz.Host.Peers;
using Streamiz.Host.Sources;

namespace Streamiz.Host.Rest;

/// <summary><c>/flights</c>.</summary>
internal static class FlightEndpoints
{
    private const int MaxLimit = 50_000;
    private const int MaxIngestBytes = 16 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/flights").WithTags("Flights");
        group.MapGet("/current", CurrentAsync).WithSummary("Airborne aircraft")
            .WithDescription("bbox is min_longitude,min_latitude,max_longitude,max_latitude; a box whose first longitude is the larger crosses the antimeridian.")
            .ProducesProblem(400).ProducesProblem(503);
        group.MapGet("/stats", StatsAsync).WithSummary("Figures over all airborne aircraft").ProducesProblem(503);
        group.MapGet("/{icao24}", OneAsync).WithSummary("One aircraft by its address").ProducesProblem(404).ProducesProblem(503);
        group.MapPost("/ingest", IngestAsync).WithSummary("Add state vectors")
            .WithDescription("Takes a /states/all body, one state vector as an object, or an array of them. Where an API key is configured it is sent as X-API-Key or as a bearer token.")
            .Accepts<object>("application/json").Produces<IngestAnswer>(202).ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503)
            .WithMetadata(new RequestSizeLimitAttribute(MaxIngestBytes));
    }

    private static async Task<Results<Ok<CurrentFlights>, ProblemHttpResult>> CurrentAsync(
        Asked asked, string? bbox, string? country, int? limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit) return Problems.BadRequest($"limit must be from 1 to {MaxLimit}.");
        if (!BoundingBox.TryParse(bbox, out BoundingBox? box, out string? why)) return Problems.BadRequest(why!);
        IReadOnlyList<Aircraft> all = await asked.Queries.AircraftAsync(cancellationToken).ConfigureAwait(false);
        Aircraft[] found = [.. all
            .Where(a => (box is null || box.Contains(a.Longitude, a.Latitude)) && (country is null || string.Equals(a.OriginCountry, country, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(a => a.Icao24, StringComparer.Ordinal)];
        long time = all.Count == 0 ? 0 : all.Max(a => a.LastContact);
        return TypedResults.Ok(new CurrentFlights(time, found.Length, limit is { } most ? [.. found.Take(most)] : found, asked.Missing.Names));
    }

    private static async Task<Ok<FlightStats>> StatsAsync(Asked asked, HostCounters counters, CancellationToken cancellationToken) =>
        TypedResults.Ok(FlightStats.Of(await asked.Queries.AircraftAsync(cancellationToken).ConfigureAwait(false), counters, asked.Missing));

    private static async Task<Results<Ok<Aircraft>, ProblemHttpResult>> OneAsync(Asked asked, string icao24, CancellationToken cancellationToken)
    {
        Aircraft? found = await asked.Queries.FindAsync(icao24.ToLower(CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        return found is null ? Problems.NotFound($"No airborne aircraft has the address {icao24}.") : TypedResults.Ok(found);
    }

    private static async Task<Results<Accepted<IngestAnswer>, ProblemHttpResult>> IngestAsync(
        HttpContext context, [FromServices] IngestReader reader, [FromServices] IStateVectorSink sink, [FromServices] HostCounters counters, [FromServices] AuditLog audit)
    {
        if (ApiKeys.Refuse(context) is { } refused) return refused;
        // A page of another site may post text, but not JSON, without asking first.
        if (!context.Request.HasJsonContentType()) return Problems.Of(415, "The content type must be application/json.");
        StatesBody body;
        try
        {
            body = reader.Read(await BodyAsync(context).ConfigureAwait(false));
        }
        catch (StatesFormatException e)
        {
            counters.AddUnreadableBody();
            return Problems.BadRequest(e.Message);
        }
        catch (BadHttpRequestException e)
        {
            return Problems.Of(e.StatusCode, e.Message);
        }
        counters.AddBody(body);
        try
        {
            if (body.Rows.Count > 0) await sink.WriteAsync(body.Rows, context.RequestAborted).ConfigureAwait(false);
        }
        catch (SinkException e)
        {
            counters.AddError();
            return Problems.Of(503, e.Message);
        }
        counters.AddSent(body.Rows.Count);
        audit.Ingested(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", body.Rows.Count, body.RejectedCount);
        return TypedResults.Accepted((string?)null, new IngestAnswer(body.Rows.Count, body.RejectedCount,
            [.. body.Examples.Select(e => new IngestFault(e.Index, RowFaults.Describe(e.Fault), e.Detail))]));
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var whole = new MemoryStream();
        await context.Request.Body.CopyToAsync(whole, context.RequestAborted).ConfigureAwait(false);
        return whole.ToArray();
    }
}
