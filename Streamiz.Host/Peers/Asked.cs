using Streamiz.Host.Flights;

namespace Streamiz.Host.Peers;

/// <summary>One question's way to the answer: through all hosts when a reader asks, on this host alone when another host does.</summary>
internal sealed record Asked(IFlightQueries Queries, FlightFigures Figures, MissingHosts Missing, bool IsFromHost)
{
    public static ValueTask<Asked> BindAsync(HttpContext context)
    {
        FlightAccess access = context.RequestServices.GetRequiredService<FlightAccess>();
        return new(context.Request.Headers.ContainsKey(PeerClient.Mark) ? access.Here() : access.Everywhere());
    }
}
