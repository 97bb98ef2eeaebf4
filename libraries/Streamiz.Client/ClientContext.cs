using Streamiz.Client.Connections;
using Streamiz.Client.Metadata;
using Streamiz.Client.Security;
using Streamiz.Client.Wires;

namespace Streamiz.Client;

/// <summary>What the parts of one client share while it is driven: the moment, the next one that matters, wires, slabs.</summary>
internal sealed class ClientContext
{
    private readonly INetwork _network;
    private readonly Random _random;

    public ClientContext(ClientOptions options, INetwork network)
    {
        Options = options;
        _network = network;
        _random = new Random(options.Seed ?? Random.Shared.Next());
        Cluster = new Cluster(this);
        options.Sasl?.Check();
        if (options.Sasl?.Oidc is { } oidc) Tokens = new TokenSource(oidc, this, network.WakeUp);
    }

    public ClientOptions Options { get; }

    public Cluster Cluster { get; }

    public SlabPool Slabs { get; } = new();

    public ClientMetrics Metrics { get; } = new();

    public List<IWire> Wires { get; } = [];

    /// <summary>Tokens of an identity provider; null when none is named.</summary>
    public TokenSource? Tokens { get; }

    /// <summary>The moment of this round, milliseconds on the driver's clock.</summary>
    public long Now { get; set; }

    /// <summary>The next moment at which something has to be done.</summary>
    public long NextDue { get; private set; } = long.MaxValue;

    /// <summary>Whether only memberships are driven, on another thread than the driver's.</summary>
    public bool IsKeepingAlive { get; set; }

    /// <summary>Whether something has happened that another part may act on at once.</summary>
    public bool HasProgressed { get; private set; }

    public void Begin(long now)
    {
        Now = now;
        NextDue = long.MaxValue;
        HasProgressed = false;
    }

    /// <summary>Asks to be driven again at a moment.</summary>
    public void DueAt(long moment) => NextDue = Math.Min(NextDue, moment);

    /// <summary>Has another round done without waiting.</summary>
    public void Progressed() => HasProgressed = true;

    /// <summary>A pause between 80 and 120 % of the one given, so that many clients do not come back at once.</summary>
    public int Jitter(int pauseMs) => (int)(pauseMs * (0.8 + (0.4 * _random.NextDouble())));

    /// <summary>The pause before another try: doubled each time up to its limit, with jitter.</summary>
    public int RetryPause(int failures) => Jitter((int)Math.Min(Options.RetryBackoffMaxMs, (long)Options.RetryBackoffMs << Math.Min(failures, 20)));

    public int Draw(int below) => _random.Next(below);

    public IWire Connect(Node node)
    {
        var wire = _network.Connect(node.Host, node.Port);
        if (Options.Tls is { } tls) wire = new TlsWire(wire, tls, node.Host, _network.WakeUp);
        Wires.Add(wire);
        Metrics.Connections++;
        return wire;
    }

    public void Closed(IWire wire)
    {
        Wires.Remove(wire);
        wire.Dispose();
    }

    public void ConnectionLost(Connection connection, bool wasReady)
    {
        Metrics.ConnectionsLost++;
        Cluster.ConnectionLost(connection, wasReady);
    }
}
