using Streamiz.Client.Wires;

namespace Streamiz.Simulation.Tests.World;

/// <summary>
/// A connection from a client to the broker. Bytes keep their order in it and arrive when the world says; it may break after any byte, or
/// swallow what the broker answers.
/// </summary>
internal sealed class SimWire : IWire
{
    private const int MaxPieceBytes = 64 * 1024;

    private readonly SimWorld _world;
    private readonly IWireHost _host;
    private readonly SimNode? _node;
    private readonly Queue<ArraySegment<byte>> _arrived = new();
    private readonly long _cutUpAt = long.MaxValue;
    private readonly long _cutDownAt = long.MaxValue;
    private readonly long _swallowAt = long.MaxValue;
    private long _sentUp;
    private long _sentDown;
    private long _receivedDown;
    private long _lostFrom = long.MaxValue;
    private int _onTheWay;
    private long _lastUpAt;
    private long _lastDownAt;
    private bool _isBroken;

    public SimWire(SimWorld world, IWireHost host, SimNode? node)
    {
        _world = world;
        _host = host;
        _node = node;
        var faults = world.Faults;
        if (world.Chance(faults.CutChance))
        {
            if (world.Random.Next(2) == 0) _cutUpAt = world.Random.Next(faults.CutBytes);
            else _cutDownAt = world.Random.Next(faults.CutBytes);
        }
        else if (world.Chance(faults.SwallowChance)) _swallowAt = world.Random.Next(faults.CutBytes);
        world.After(Delay(), Connected);
    }

    public WireState State { get; private set; } = WireState.Connecting;

    public string? Failure { get; private set; }

    public bool WantsToSend { get; set; }

    public IWireHost Host => _host;

    public bool CanReceive => _arrived.Count > 0 || State == WireState.Closed;

    /// <summary>The broker's end; null before it is connected and after it is gone.</summary>
    public BrokerEnd? End { get; set; }

    public int Send(IList<ArraySegment<byte>> bytes)
    {
        _host.AboutToSend();
        int sent = 0;
        if (State != WireState.Open) return 0;
        foreach (var piece in bytes)
        {
            int count = Math.Min(piece.Count, _world.Faults.WindowBytes - _onTheWay);
            if (count > 0) Up(piece.AsSpan(0, count).ToArray());
            sent += Math.Max(count, 0);
            if (count < piece.Count) break;
        }
        return sent;
    }

    public int Receive(Span<byte> into)
    {
        if (!_arrived.TryPeek(out var first)) return 0;
        int count = Math.Min(first.Count, into.Length);
        first.AsSpan(0, count).CopyTo(into);
        _arrived.Dequeue();
        if (count == first.Count) return count;
        // What is left stays first.
        int others = _arrived.Count;
        _arrived.Enqueue(first[count..]);
        for (; others > 0; others--) _arrived.Enqueue(_arrived.Dequeue());
        return count;
    }

    /// <summary>The broker answers.</summary>
    public void Down(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_isBroken)
        {
            int count = Math.Min(bytes.Length, _world.Random.Next(4) == 0 ? _world.Random.Next(1, 200) : MaxPieceBytes);
            int passed = (int)Math.Min(count, _cutDownAt - _sentDown);
            byte[] piece = bytes[..passed].ToArray();
            bool isSwallowed = _sentDown >= _swallowAt && !_world.IsHealed;
            long from = _sentDown;
            _sentDown += count;
            bytes = bytes[count..];
            _lastDownAt = Math.Max(_lastDownAt, _world.Now + Delay());
            if (!isSwallowed && passed > 0) _world.At(_lastDownAt, () => Arrive(piece, from));
            if (passed < count) Break("cut on the way down");
        }
    }

    /// <summary>What is on its way down is lost from some byte on.</summary>
    public void StopMidway()
    {
        if (_world.Random.Next(2) == 0) _lostFrom = _receivedDown + _world.Random.NextInt64(_sentDown - _receivedDown + 1);
    }

    /// <summary>Breaks: each end notices when the news reaches it.</summary>
    public void Break(string why)
    {
        if (_isBroken) return;
        _isBroken = true;
        _world.Trace($"{_host.Name}: connection broken ({why})");
        var end = End;
        End = null;
        _world.At(_lastUpAt = Math.Max(_lastUpAt, _world.Now + Delay()), () => end?.Leave());
        _world.At(_lastDownAt = Math.Max(_lastDownAt, _world.Now + Delay()), () => Close(why));
    }

    /// <summary>The client closes its end.</summary>
    public void Dispose()
    {
        if (State == WireState.Closed && _isBroken) return;
        State = WireState.Closed;
        _arrived.Clear();
        _world.Wires.Remove(this);
        if (_isBroken) return;
        _isBroken = true;
        var end = End;
        End = null;
        _world.At(Math.Max(_lastUpAt, _world.Now + Delay()), () => end?.Leave());
    }

    private void Connected()
    {
        if (State != WireState.Connecting) return;
        if (_node is not { IsUp: true })
        {
            Failure = "refused";
            State = WireState.Closed;
            _isBroken = true;
        }
        else
        {
            State = WireState.Open;
            End = _node.Accept(this);
            _world.Wires.Add(this);
        }
        _host.WakeUp();
    }

    private void Up(byte[] bytes)
    {
        if (_isBroken) return;
        int passed = (int)Math.Min(bytes.Length, _cutUpAt - _sentUp);
        _sentUp += bytes.Length;
        _onTheWay += bytes.Length;
        _lastUpAt = Math.Max(_lastUpAt, _world.Now + Delay());
        var end = End;
        _world.At(_lastUpAt, () =>
        {
            _onTheWay -= bytes.Length;
            end?.Receive(bytes.AsSpan(0, passed));
            if (WantsToSend) _host.WakeUp();
        });
        if (passed < bytes.Length) Break("cut on the way up");
    }

    private void Arrive(byte[] bytes, long from)
    {
        if (State != WireState.Open || from >= _lostFrom) return;
        _receivedDown = from + bytes.Length;
        _arrived.Enqueue(new ArraySegment<byte>(bytes, 0, (int)Math.Min(bytes.Length, _lostFrom - from)));
        _host.WakeUp();
    }

    private void Close(string why)
    {
        _world.Wires.Remove(this);
        if (State == WireState.Closed) return;
        State = WireState.Closed;
        Failure = why;
        _host.WakeUp();
    }

    private long Delay()
    {
        int delay = _world.Random.Next(_world.Faults.LatencyMs + 1);
        return _world.Chance(_world.Faults.LateChance) ? delay + _world.Random.Next(_world.Faults.LateMs) : delay;
    }
}
