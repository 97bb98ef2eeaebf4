using Streamiz.Client;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>A place for a process: its lives follow each other, and it dies and freezes as the faults have it.</summary>
internal sealed class Slot
{
    private readonly SimWorld _world;
    private readonly string _name;
    private readonly Func<SimHost, int, Task> _script;
    private readonly ClientOptions _options;
    private readonly bool _mayOverlap;
    private readonly Func<bool> _isOver;
    private int _life;

    /// <param name="world">The world.</param>
    /// <param name="name">Its name.</param>
    /// <param name="options">For its clients.</param>
    /// <param name="script">One life, with its number.</param>
    /// <param name="mayOverlap">Whether the next life may begin while the one before is frozen: a zombie.</param>
    /// <param name="isOver">Whether a life that has ended is the last one.</param>
    public Slot(SimWorld world, string name, ClientOptions options, Func<SimHost, int, Task> script, (bool MayOverlap, Func<bool> IsOver) lives)
    {
        _world = world;
        _name = name;
        _options = options;
        _script = script;
        (_mayOverlap, _isOver) = lives;
        Hosts = [];
        Begin();
        if (world.Faults.ClientDeathMs > 0) DieLater();
        if (world.Faults.ClientFreezeMs > 0) FreezeLater();
    }

    public List<SimHost> Hosts { get; }

    /// <summary>Whether every life has ended.</summary>
    public bool IsDone => Hosts.TrueForAll(h => h.IsDead || h.IsDone) && (_isOver() || Hosts[^1].IsDone) && !_beginning;

    private bool _beginning;

    private SimHost Last => Hosts[^1];

    private void Begin()
    {
        _beginning = false;
        int life = _life++;
        var host = new SimHost(_world, $"{_name}.{life}", _options, h => Live(h, life));
        Hosts.Add(host);
        host.Start();
    }

    private async Task Live(SimHost host, int life)
    {
        await _script(host, life);
        if (_isOver() || host != Last) return;
        // A life that has ended too early is followed by another.
        BeginAfter(_world.Random.Next(1, 2000));
    }

    private void BeginAfter(int ms)
    {
        if (_beginning) return;
        _beginning = true;
        _world.After(ms, Begin);
    }

    private void DieLater() => _world.After(Interval(_world.Faults.ClientDeathMs), () =>
    {
        if (_world.IsHealed) return;
        if (!Last.IsDead && !Last.IsDone)
        {
            Last.Die();
            BeginAfter(_world.Random.Next(5000));
        }
        DieLater();
    });

    private void FreezeLater() => _world.After(Interval(_world.Faults.ClientFreezeMs), () =>
    {
        if (_world.IsHealed) return;
        if (!Last.IsDead && !Last.IsDone)
        {
            Last.Freeze(_world.Random.Next(1, _world.Faults.FreezeMs));
            if (_mayOverlap && _world.Random.Next(2) == 0) BeginAfter(_world.Random.Next(5000));
        }
        FreezeLater();
    });

    private long Interval(int meanMs) => 1 + (long)(-Math.Log(1 - _world.Random.NextDouble()) * meanMs);
}
