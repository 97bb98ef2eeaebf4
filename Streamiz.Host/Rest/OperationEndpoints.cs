using Microsoft.AspNetCore.Http.HttpResults;
using Streamiz.Host.Flights;
using Streamiz.Host.Live;
using Streamiz.Host.Metrics;

namespace Streamiz.Host.Rest;

/// <summary>What operators ask: the topology, health, metrics.</summary>
internal static class OperationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("").WithTags("Operation");
        group.MapGet("/topology", (HostFacts facts) => TypedResults.Ok(TopologyText.Parse(facts.TopologyText))).WithSummary("The topology as text and as a graph");
        group.MapGet("/health", (HealthReport health) => TypedResults.Ok(health.Last)).WithSummary("How the host does; 200 as long as the process answers");
        group.MapGet("/health/ready", Ready).WithSummary("200 when the stores can be asked and records flow, else 503").Produces(503);
        group.MapGet("/metrics", (PrometheusText metrics) => TypedResults.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8")).WithSummary("Metrics as Prometheus text");
    }

    private static Results<Ok<HealthFigures>, JsonHttpResult<HealthFigures>> Ready(HealthReport health, TimeProvider time)
    {
        HealthFigures now = health.Look(time.GetUtcNow());
        return now.Ready ? TypedResults.Ok(now) : TypedResults.Json(now, statusCode: 503);
    }
}
