using Streamiz.Broker.Core;
using Streamiz.Broker.Storage;

namespace Streamiz.Simulation.Tests.World;

/// <summary>
/// The broker's core under virtual time. It may be frozen, and it may die: then what it had in memory is lost, and what it had written stays.
/// </summary>
internal sealed class SimBroker
{
    public const string Address = "broker:9092";

    private readonly SimWorld _world;
    private readonly MemoryStorage _storage = new();
    private readonly List<BrokerEnd> _ends = [];
    private readonly List<BrokerEnd> _answered = [];
    private readonly Dictionary<string, string> _settings;
    private BrokerCore? _core;
    private long _frozenUntil = -1;
    private long _tickAt = long.MaxValue;
    private int _life;

    public SimBroker(SimWorld world)
    {
        _world = world;
        _settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["auto.create.topics.enable"] = "false",
            ["group.initial.rebalance.delay.ms"] = world.Random.Next(2) == 0 ? "0" : "1000",
            ["log.segment.bytes"] = world.Random.Next(3) == 0 ? "16384" : "1073741824",
        };
        Start();
    }

    public bool IsUp => _core is not null;

    public bool IsFrozen => _frozenUntil >= 0;

    public Corruption? Corruption => _world.Corruption;

    public long UnixNow => _world.Clock.UnixNow;

    public BrokerCore Core => _core ?? throw new InvalidOperationException("the broker is dead");

    public BrokerEnd Accept(SimWire wire)
    {
        var end = new BrokerEnd(this, wire, new Session(Core, wire.Host.Name, new Endpoint("broker", 9092), needsAuthentication: false));
        _ends.Add(end);
        return end;
    }

    public void Left(BrokerEnd end) => _ends.Remove(end);

    /// <summary>A request that waited has its answer: it is sent, and what came behind it is handled, after the present event.</summary>
    public void Answered(BrokerEnd end)
    {
        _answered.Add(end);
        if (_answered.Count == 1) _world.At(_world.Now, Resume);
    }

    public void Die()
    {
        if (_core is null) return;
        _world.Trace("the broker dies");
        var dead = _core;
        _core = null;
        _life++;
        _frozenUntil = -1;
        _tickAt = long.MaxValue;
        foreach (var end in _ends.ToArray()) end.Die();
        _ends.Clear();
        _answered.Clear();
        // Files are given up without being put in order.
        dead.Topics.Dispose();
    }

    public void Start()
    {
        if (_core is not null) return;
        _world.Trace("the broker starts");
        _core = new BrokerCore(new CoreSetup { Settings = _settings, Random = _world.Random, Notice = text => _world.Trace("broker: " + text) }, _storage, UnixNow);
        ScheduleTick();
    }

    public void Freeze(int ms)
    {
        if (_core is null || IsFrozen) return;
        _world.Trace($"the broker freezes for {ms} ms");
        _frozenUntil = _world.Now + ms;
        int life = _life;
        _world.At(_frozenUntil, () =>
        {
            if (life != _life) return;
            _frozenUntil = -1;
            Tick();
            Resume();
            foreach (var end in _ends.ToArray()) end.Handle();
        });
    }

    private void Resume()
    {
        if (_core is null || IsFrozen) return;
        var answered = _answered.ToArray();
        _answered.Clear();
        foreach (var end in answered)
        {
            end.Send();
            end.Handle();
        }
        ScheduleTick();
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

    private void Tick()
    {
        if (_core is null || IsFrozen) return;
        _core.Tick(UnixNow);
        ScheduleTick();
    }
}
