using System.Buffers.Binary;
using Streamiz.Broker.Core;

namespace Streamiz.Simulation.Tests.World;

/// <summary>A node's end of a connection: cuts bytes into frames, has them handled one after the other, sends the answers.</summary>
internal sealed class BrokerEnd
{
    private readonly SimNode _node;
    private readonly SimWire _wire;
    private readonly SimCluster _cluster;
    private readonly WireQueue _bytes = new();
    private Session _session;
    private byte[]? _waiting;
    private byte[] _unsent = [];
    private bool _isGone;
    private bool _isHandling;
    private bool _isGreeting = true;

    public BrokerEnd(SimNode node, SimWire wire, SimCluster cluster)
    {
        (_node, _wire, _cluster) = (node, wire, cluster);
        _session = NewSession();
    }

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        if (_isGone) return;
        _bytes.Add(bytes);
        Handle();
    }

    /// <summary>Handles what has come, unless the node is frozen or a request waits.</summary>
    public void Handle()
    {
        if (_isHandling) return;
        _isHandling = true;
        while (!_isGone && !_node.IsFrozen && _session.Waiting is null && _bytes.Length >= 4)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(_bytes.Span);
            if (_bytes.Length < 4 + size) break;
            byte[] frame = _bytes.Span.Slice(4, size).ToArray();
            _bytes.Remove(4 + size);
            Handle(frame);
        }
        _isHandling = false;
        Send();
        _cluster.ScheduleTick();
    }

    public void Send()
    {
        if (_isGone || _node.IsFrozen) return;
        if (_unsent.Length > 0)
        {
            Down(_unsent);
            _unsent = [];
        }
        if (_session.Output.Length > 0)
        {
            var output = _session.TakeOutput();
            Down(output.Written);
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
        _node.Left(this);
    }

    /// <summary>The node dies: nothing is told to anybody.</summary>
    public void Die()
    {
        _isGone = true;
        _session.Leave();
        _wire.StopMidway();
        _wire.Break("the node died");
    }

    /// <summary>The core goes away: answers that it has given are kept, and what waits is asked for again.</summary>
    public void Detach()
    {
        _unsent = [.. _unsent, .. _session.Output.Written];
        if (_session.Waiting is null) _waiting = null;
        _session.Leave();
    }

    public void Attach()
    {
        if (_isGone) return;
        _session = NewSession();
        if (_waiting is { } frame) Handle(frame);
        Handle();
    }

    private void Handle(byte[] frame)
    {
        _waiting = frame;
        bool isDone = _session.Handle(frame, _node.UnixNow);
        if (!isDone) _session.WaitingAnswered = () => _node.Answered(this);
    }

    private void Down(ReadOnlySpan<byte> answers)
    {
        _wire.Down(_node.Corruption is { } corruption ? corruption.Apply(answers, _isGreeting) : answers);
        _isGreeting = false;
    }

    private Session NewSession() => new(_cluster.Core, _wire.Host.Name, _node.Placed.Endpoint, needsAuthentication: false) { Placement = _node };
}
