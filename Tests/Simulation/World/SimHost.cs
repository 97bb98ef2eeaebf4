using Streamiz.Client;

namespace Streamiz.Simulation.Tests.World;

/// <summary>
/// One client process: a client and the script that uses it. It is driven when bytes have come or something is due; it may be frozen, and it
/// may die: then its connections close and its script is never heard of again.
/// </summary>
internal sealed class SimHost : IWireHost
{
    private const int MaxTurns = 1000;

    private readonly SimWorld _world;
    private readonly Func<SimHost, Task> _script;
    private Task? _running;
    private Func<bool>? _isSo;
    private Action? _goOn;
    private long _driveAt = long.MaxValue;
    private long _frozenUntil;
    private long _wakeAt = long.MaxValue;
    private bool _isDriving;

    /// <param name="world">The world.</param>
    /// <param name="name">The host's name, for traces.</param>
    /// <param name="options">Set for the client; its address and seed are the host's.</param>
    /// <param name="script">What it does.</param>
    public SimHost(SimWorld world, string name, ClientOptions options, Func<SimHost, Task> script)
    {
        _world = world;
        _script = script;
        Name = name;
        Client = new KafkaClient(options with { BootstrapServers = world.Cluster.Addresses, ClientId = name, Seed = world.Random.Next() }, new SimNetwork(world, this), world.Clock);
    }

    public string Name { get; }

    public SimWorld World => _world;

    public KafkaClient Client { get; }

    /// <summary>What the script is at, for whoever looks into a run that does not end.</summary>
    public Func<string> About { get; set; } = () => "";

    public bool IsDead { get; private set; }

    public bool IsDone => _running is { IsCompleted: true };

    public long Now => _world.Now;

    public void Start()
    {
        _world.Trace($"{Name}: starts");
        _world.Hosts.Add(this);
        _running = _script(this);
        Check();
        WakeUp();
    }

    /// <summary>Awaited by the script: goes on when something is so, looked at whenever the client was driven.</summary>
    public UntilAwaitable Until(Func<bool> isSo) => new(this, isSo);

    public UntilAwaitable Sleep(int ms)
    {
        long until = _world.Now + ms;
        _wakeAt = until;
        return new UntilAwaitable(this, () => _world.Now >= until);
    }

    /// <summary>Until something is so or the time is over.</summary>
    public UntilAwaitable UntilOr(int ms, Func<bool> isSo)
    {
        long until = _world.Now + ms;
        _wakeAt = until;
        return new UntilAwaitable(this, () => _world.Now >= until || isSo());
    }

    /// <summary>The answer's value, or its error thrown.</summary>
    public async Task<T> Answer<T>(Answer<T> answer)
    {
        await Until(() => answer.IsCompleted);
        return answer.Value;
    }

    public void WakeUp()
    {
        if (!_isDriving) Schedule(_world.Now);
    }

    public void Freeze(int ms)
    {
        if (IsDead || IsDone) return;
        _world.Trace($"{Name}: freezes for {ms} ms");
        _frozenUntil = Math.Max(_frozenUntil, _world.Now + ms);
        Schedule(_frozenUntil);
    }

    public void Die()
    {
        if (IsDead) return;
        _world.Trace($"{Name}: dies");
        IsDead = true;
        foreach (var wire in _world.Wires.Where(w => w.Host == this).ToArray()) wire.Dispose();
    }

    internal void Park(Func<bool> isSo, Action goOn)
    {
        _isSo = isSo;
        _goOn = goOn;
        WakeUp();
    }

    private void Schedule(long moment)
    {
        moment = Math.Max(moment, _frozenUntil);
        if (IsDead || IsDone || moment >= _driveAt) return;
        _driveAt = moment;
        _world.At(moment, () =>
        {
            if (_driveAt == moment) Drive();
        });
    }

    private void Drive()
    {
        _driveAt = long.MaxValue;
        if (IsDead || IsDone) return;
        if (_world.Now < _frozenUntil)
        {
            Schedule(_frozenUntil);
            return;
        }
        _isDriving = true;
        for (int turn = 0; ; turn++)
        {
            if (turn > MaxTurns) throw new SimulationFailedException($"{Name} never comes to rest");
            Client.Drive(_world.Now);
            if (_wakeAt <= _world.Now) _wakeAt = long.MaxValue;
            if (_isSo is null || !_isSo()) break;
            var goOn = _goOn!;
            (_isSo, _goOn) = (null, null);
            goOn();
            Check();
            if (IsDone) return;
        }
        _isDriving = false;
        long next = Math.Min(Client.NextDue, _wakeAt);
        if (next < long.MaxValue && !IsDone) Schedule(Math.Max(next, _world.Now));
    }

    private void Check()
    {
        if (_running is { IsFaulted: true }) throw new SimulationFailedException($"{Name}: {_running.Exception!.InnerException!.Message}", _running.Exception.InnerException);
        if (IsDone) Client.Dispose();
    }
}
