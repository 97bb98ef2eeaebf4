using Streamiz.Broker.Core;
using Streamiz.Broker.Storage;

namespace Streamiz.Simulation.Tests.World;

/// <summary>
/// One node, or three before one core: what is written and acknowledged is had by all of them, as if it were replicated at once; who leads and coordinates is the
/// <see cref="Controller"/>'s to say. A coordinator that dies or is replaced loses what it had in memory alone: the core is made anew from what was written.
/// </summary>
internal sealed class SimCluster
{
    private readonly SimWorld _world;
    private readonly MemoryStorage _storage = new();
    private readonly Dictionary<string, string> _settings;
    private BrokerCore? _core;
    private long _tickAt = long.MaxValue;
    private int _life;

    public SimCluster(SimWorld world)
    {
        _world = world;
        _settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["auto.create.topics.enable"] = "false",
            ["group.initial.rebalance.delay.ms"] = world.Random.Next(2) == 0 ? "0" : "1000",
            ["log.segment.bytes"] = world.Random.Next(3) == 0 ? "16384" : "1073741824",
            ["group.consumer.min.session.timeout.ms"] = "1000", ["group.consumer.session.timeout.ms"] = "10000",
            ["group.consumer.min.heartbeat.interval.ms"] = "100", ["group.consumer.heartbeat.interval.ms"] = "2000",
            ["group.streams.min.session.timeout.ms"] = "1000", ["group.streams.session.timeout.ms"] = "10000",
            ["group.streams.min.heartbeat.interval.ms"] = "100", ["group.streams.heartbeat.interval.ms"] = "2000",
        };
        Nodes = [.. Enumerable.Range(1, world.Faults.Nodes).Select(id => new SimNode(world, this, id))];
        Controller = new Controller(world, this);
        Start();
    }

    public IReadOnlyList<SimNode> Nodes { get; }

    public Controller Controller { get; }

    /// <summary>The addresses to begin with.</summary>
    public string Addresses => string.Join(',', Nodes.Select(n => n.Address));

    public bool IsUp => _core is not null;

    public long UnixNow => _world.Clock.UnixNow;

    public BrokerCore Core => _core ?? throw new InvalidOperationException("no node is up");

    /// <summary>The node at an address; null where there is none, as spoilt answers may have it.</summary>
    public SimNode? Node(string address) => Nodes.FirstOrDefault(n => n.Placed.Endpoint.Host == address);

    /// <summary>Starts every node that is not up.</summary>
    public void Start()
    {
        foreach (var node in Nodes) node.Start();
    }

    /// <summary>A node has come up or gone.</summary>
    public void Changed(SimNode node)
    {
        if (node.IsUp && _core is null) Load();
        else if (!Nodes.Any(n => n.IsUp)) Unload();
        Controller.Changed(node);
    }

    /// <summary>The coordinators' memory is lost: what they had written is read again. Connections stay, and what they wait for is asked for anew.</summary>
    public void Reload()
    {
        if (_core is null) return;
        foreach (var node in Nodes) node.Detach();
        Unload();
        Load();
        foreach (var node in Nodes) node.Attach();
    }

    /// <summary>What a node knows has changed: fetches that wait find out.</summary>
    public void LookAgain()
    {
        if (_core is null) return;
        foreach (var partition in _core.Topics.All.SelectMany(t => t.Partitions)) _core.Touch(partition);
        Tick();
    }

    /// <summary>Called when something may have set a nearer deadline.</summary>
    public void ScheduleTick()
    {
        if (_core is null) return;
        long due = Math.Max(_world.Now, _world.Now + (_core.NextDeadline - UnixNow));
        if (_core.NextDeadline == long.MaxValue || due >= _tickAt) return;
        _tickAt = due;
        int life = _life;
        _world.At(due, () =>
        {
            if (life != _life || _tickAt != due) return;
            _tickAt = long.MaxValue;
            Tick();
        });
    }

    public void Tick()
    {
        if (_core is null || Nodes.All(n => !n.IsAwake)) return;
        _core.Tick(UnixNow);
        ScheduleTick();
    }

    private void Load()
    {
        _core = new BrokerCore(new CoreSetup { Settings = _settings, Random = _world.Random, Notice = text => _world.Trace("broker: " + text), CanMark = p => Controller.IsLed(p) }, _storage, UnixNow);
        Controller.PutEpochs();
        ScheduleTick();
    }

    // Files are given up without being put in order.
    private void Unload()
    {
        _core?.Topics.Dispose();
        _core = null;
        _life++;
        _tickAt = long.MaxValue;
    }
}
