namespace Streamiz.Simulation.Tests.World;

/// <summary>
/// Everything of one run: a clock, what will happen at which moment, the draws, the faults. One event after the other, on one thread;
/// the seed decides all of it.
/// </summary>
internal sealed class SimWorld
{
    private const int MaxEvents = 3_000_000;
    private const int KeptLines = 400;

    private readonly PriorityQueue<Action, (long At, long Order)> _events = new();
    private readonly Queue<string> _trace = new();
    private readonly bool _isTraced;
    private long _order;
    private int _happened;

    public SimWorld(int seed, FaultProfile? faults = null)
    {
        Seed = seed;
        Random = new Random(seed);
        Faults = faults ?? FaultProfile.Draw(Random);
        _isTraced = Environment.GetEnvironmentVariable("STREAMIZ_SIM_SEED") is { Length: > 0 };
        Cluster = new SimCluster(this);
    }

    public int Seed { get; }

    public Random Random { get; }

    public SimClock Clock { get; } = new();

    public long Now => Clock.Now;

    public SimCluster Cluster { get; }

    /// <summary>How often and how badly things go wrong.</summary>
    public FaultProfile Faults { get; }

    /// <summary>From this moment on nothing goes wrong any more, so that all work can be done.</summary>
    public bool IsHealed { get; set; }

    /// <summary>When set, what the broker answers is spoilt on its way.</summary>
    public Corruption? Corruption { get; set; }

    public List<SimWire> Wires { get; } = [];

    public List<SimHost> Hosts { get; } = [];

    public int Happened => _happened;

    public void At(long moment, Action happens) => _events.Enqueue(happens, (Math.Max(moment, Now), _order++));

    public void After(long delayMs, Action happens) => At(Now + delayMs, happens);

    /// <summary>Lets things happen until something is so.</summary>
    /// <exception cref="SimulationFailedException">It does not come to pass by the deadline.</exception>
    public void RunUntil(Func<bool> isSo, long deadline, Func<string> what)
    {
        while (!isSo())
        {
            if (!_events.TryPeek(out var happens, out var due) || due.At > deadline) throw new SimulationFailedException($"at {Now} ms: {what()}");
            if (++_happened > MaxEvents) throw new SimulationFailedException($"at {Now} ms: {MaxEvents} events and no end; {what()}");
            _events.Dequeue();
            Clock.Now = due.At;
            happens();
        }
    }

    /// <summary>Lets things happen until a moment.</summary>
    public void RunTo(long moment)
    {
        while (_events.TryPeek(out var happens, out var due) && due.At <= moment)
        {
            if (++_happened > MaxEvents) throw new SimulationFailedException($"at {Now} ms: {MaxEvents} events and no end");
            _events.Dequeue();
            Clock.Now = due.At;
            happens();
        }
        Clock.Now = moment;
    }

    public bool Chance(double probability) => !IsHealed && probability > 0 && Random.NextDouble() < probability;

    public void Trace(string line)
    {
        _trace.Enqueue($"{Now,8} {line}");
        if (!_isTraced && _trace.Count > KeptLines) _trace.Dequeue();
    }

    public string Story() => string.Join('\n', _trace);
}
