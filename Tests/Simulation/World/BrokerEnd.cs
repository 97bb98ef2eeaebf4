using System.Buffers.Binary;
using Streamiz.Broker.Core;

namespace Streamiz.Simulation.Tests.World;

/// <summary>The broker's end of a connection: cuts bytes into frames, has them handled one after the other, sends the answers.</summary>
internal sealed class BrokerEnd
{
    private readonly SimBroker _broker;
    private readonly SimWire _wire;
    private readonly Session _session;
    private readonly List<byte> _bytes = [];
    private bool _isGone;
    private bool _isHandling;
    private bool _isGreeting = true;

    public BrokerEnd(SimBroker broker, SimWire wire, Session session)
    {
        _broker = broker;
        _wire = wire;
        _session = session;
    }

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (_isGone) return;
        _bytes.AddRange(bytes);
        Handle();
    }

    /// <summary>Handles what has come, unless the broker is frozen or a request waits.</summary>
    public void Handle()
    {
        if (_isHandling) return;
        _isHandling = true;
        while (!_isGone && !_broker.IsFrozen && _session.Waiting is null && _bytes.Count >= 4)
        {
            Span<byte> head = [_bytes[0], _bytes[1], _bytes[2], _bytes[3]];
            int size = BinaryPrimitives.ReadInt32BigEndian(head);
            if (_bytes.Count < 4 + size) break;
            byte[] frame = _bytes.GetRange(4, size).ToArray();
            _bytes.RemoveRange(0, 4 + size);
            bool isDone = _session.Handle(frame, _broker.UnixNow);
            if (!isDone) _session.WaitingAnswered = () => _broker.Answered(this);
        }
        _isHandling = false;
        Send();
        _broker.ScheduleTick();
    }

    public void Send()
    {
        if (_isGone) return;
        if (_session.Output.Length > 0)
        {
            var output = _session.TakeOutput();
            _wire.Down(_broker.Corruption is { } corruption ? corruption.Apply(output.Written, _isGreeting) : output.Written);
            _isGreeting = false;
            _session.GiveBack(output);
        }
        if (_session.IsClosing) _wire.Break("closed by the broker");
    }

    /// <summary>The connection is gone.</summary>
    public void Leave()
    {
        if (_isGone) return;
        _isGone = true;
        _session.Leave();
        _broker.Left(this);
    }

    /// <summary>The broker dies: nothing is told to anybody.</summary>
    public void Die()
    {
        _isGone = true;
        _wire.Break("the broker died");
    }
}
