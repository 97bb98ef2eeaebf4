using Streamiz.Host.Flights;

namespace Streamiz.Host.Peers;

/// <summary>The ways to ask: this host alone, or all hosts of the application.</summary>
internal sealed class FlightAccess(IFlightQueries local, IStoreHosts hosts, PeerClient peers, WindowSettings windows)
{
    public Asked Here() => Ask(alone: true);

    public Asked Everywhere() => Ask(alone: false);

    private Asked Ask(bool alone)
    {
        var missing = new MissingHosts();
        IFlightQueries queries = hosts.Self is null ? local : new ClusterQueries(local, hosts, peers, missing, alone);
        return new Asked(queries, new FlightFigures(queries, windows), missing, alone);
    }
}
