using Streamiz.Client.Wires;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Engine;

/// <summary>
/// One process with one stream thread. The engine waits where it likes, so it has a thread of its own; but only one thread at a time has the turn,
/// and the world says which: what happens, and in which order, is decided by the seed all the same.
/// </summary>
internal sealed class EngineProcess : IWireHost
{
    private readonly SimWorld _world;
    private readonly Thread _thread;
    private readonly SemaphoreSlim _turn = new(0);
    private readonly SemaphoreSlim _yielded = new(0);
    private readonly Action<EngineProcess> _work;
    private long _resumeAt = long.MaxValue;
    private long _frozenUntil;
    private bool _isKilled;
    private bool _isWoken;

    /// <param name="world">The world.</param>
    /// <param name="name">The process' name, for traces.</param>
    /// <param name="work">What it does, on its own thread.</param>
    public EngineProcess(SimWorld world, string name, Action<EngineProcess> work)
    {
        _world = world;
        Name = name;
        _work = work;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
    }

    public string Name { get; }

    /// <summary>Where the engine is, for whoever looks into a run that does not end.</summary>
    public Func<string> About { get; set; } = () => "";

    public bool IsDone { get; private set; }

    public bool IsKilled => _isKilled;

    /// <summary>What ended it, if it was not killed.</summary>
    public Exception? Failure { get; private set; }

    public void Start()
    {
        _world.Trace($"{Name}: starts");
        _thread.Start();
        Resume(_world.Now);
    }

    public void WakeUp()
    {
        _isWoken = true;
        Resume(_world.Now);
    }

    public void Freeze(int ms)
    {
        if (IsDone) return;
        _world.Trace($"{Name}: freezes for {ms} ms");
        _frozenUntil = Math.Max(_frozenUntil, _world.Now + ms);
        Resume(_frozenUntil);
    }

    /// <summary>Kills it where it waits, from the world's side.</summary>
    public void Kill()
    {
        if (IsDone || _isKilled) return;
        Die();
        _frozenUntil = 0;
        Take();
    }

    public void AboutToSend()
    {
        CheckAlive();
        if (!_world.Chance(_world.Faults.SendDeathChance)) return;
        Die();
        throw new KilledException();
    }

    public void CheckAlive()
    {
        if (_isKilled) throw new KilledException();
    }

    /// <summary>Waits, on the process' thread: the turn goes to the world until bytes have come or the time is over.</summary>
    public void Wait(IReadOnlyList<IWire> wires, int timeoutMs)
    {
        CheckAlive();
        for (int i = 0; i < wires.Count; i++)
            if (wires[i] is SimWire { CanReceive: true }) _isWoken = true;
        if (!_isWoken && timeoutMs > 0)
        {
            Resume(_world.Now + timeoutMs);
            Park();
        }
        else if (_world.Now < _frozenUntil) Park();
        _isWoken = false;
        CheckAlive();
    }

    private void Run()
    {
        _turn.Wait();
        try
        {
            _work(this);
        }
        catch (Exception e)
        {
            Failure = e;
        }
        IsDone = true;
        _yielded.Release();
    }

    private void Die()
    {
        _world.Trace($"{Name}: dies");
        _isKilled = true;
        foreach (var wire in _world.Wires.Where(w => w.Host == this).ToArray()) wire.Dispose();
    }

    private void Park()
    {
        _yielded.Release();
        _turn.Wait();
    }

    private void Resume(long moment)
    {
        moment = Math.Max(moment, _frozenUntil);
        if (IsDone || moment >= _resumeAt) return;
        _resumeAt = moment;
        _world.At(moment, () =>
        {
            if (_resumeAt != moment) return;
            _resumeAt = long.MaxValue;
            if (_world.Now < _frozenUntil) Resume(_frozenUntil);
            else Take();
        });
    }

    // Gives the turn to the process until it waits or ends.
    private void Take()
    {
        if (IsDone) return;
        _turn.Release();
        _yielded.Wait();
    }
}
