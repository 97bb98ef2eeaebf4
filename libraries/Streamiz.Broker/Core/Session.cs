using Streamiz.Broker.Security;
using Streamiz.Protocol;

namespace Streamiz.Broker.Core;

/// <summary>
/// One connection, as the core sees it: frames in, answers out, in order and one at a time. While a request waits for its answer no
/// other of the same connection is begun, as in Apache Kafka.
/// </summary>
internal sealed class Session
{
    private const int FirstBytes = 4096, SmallBytes = 64 * 1024;
    private WireBuffer? _spare;
    public Session(BrokerCore core, string peer, Endpoint endpoint, bool needsAuthentication)
    {
        Core = core;
        Peer = peer;
        Endpoint = endpoint;
        Placement = new SingleNode(core.Setup.NodeId, endpoint);
        Authentication = new Authentication(needsAuthentication);
    }

    public BrokerCore Core { get; }

    /// <summary>The other side's address, for people.</summary>
    public string Peer { get; }

    /// <summary>The other side's address without its port, as groups show it.</summary>
    public string Host => "/" + (Peer.LastIndexOf(':') is var at and > 0 ? Peer[..at] : Peer);

    /// <summary>Where this side is reached, as told to clients of this connection.</summary>
    public Endpoint Endpoint { get; }

    public Authentication Authentication { get; }

    /// <summary>Who leads and coordinates what, as told to clients of this connection.</summary>
    public IPlacement Placement { get; init; }

    /// <summary>Answers that have not been sent yet, each with its length before it.</summary>
    public WireBuffer Output { get; private set; } = new(FirstBytes);

    /// <summary>The request that waits for its answer, or null.</summary>
    public Call? Waiting { get; private set; }

    /// <summary>True when the connection must be closed after what is in <see cref="Output"/> has been sent.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Told (inside the core) when the waiting request has its answer.</summary>
    public Action? WaitingAnswered { get; set; }

    /// <summary>Handles one frame (without its length). False: the answer comes later, and the frame's bytes must live until then.</summary>
    public bool Handle(ReadOnlyMemory<byte> frame, long now)
    {
        Invariant.That(Waiting is null, "a connection has one request at a time");
        Call? call = Core.Handle(this, frame, now);
        if (call is null || call.IsDone) return true;
        Waiting = call;
        return false;
    }

    public void Done(Call call)
    {
        if (call != Waiting) return;
        Waiting = null;
        WaitingAnswered?.Invoke();
    }

    /// <summary>Closes the connection from this side, after what is in <see cref="Output"/> has been sent.</summary>
    public void Close()
    {
        IsClosing = true;
        if (Waiting is null) return;
        Waiting = null;
        WaitingAnswered?.Invoke();
    }

    /// <summary>Hands out the answers to be sent; later ones go into another buffer meanwhile.</summary>
    public WireBuffer TakeOutput()
    {
        WireBuffer taken = Output;
        Output = _spare ?? new WireBuffer(FirstBytes);
        _spare = null;
        return taken;
    }

    /// <summary>Gives a buffer back after its answers have been sent. The larger one is used next, so that only one of them grows.</summary>
    public void GiveBack(WireBuffer sent)
    {
        sent.Clear();
        if (Output.Length == 0 && sent.Array.Length > Output.Array.Length) (Output, sent) = (sent, Output);
        if (sent.Array.Length <= SmallBytes) _spare = sent;
    }

    /// <summary>Lets go of memory that a connection needs only while it reads much.</summary>
    public void Trim()
    {
        if (Output.Length == 0 && Output.Array.Length > SmallBytes) Output = new WireBuffer(FirstBytes);
    }

    /// <summary>The connection is gone: what waits is forgotten by whoever holds it.</summary>
    public bool IsGone { get; private set; }

    public void Leave()
    {
        IsGone = true;
        Waiting = null;
        WaitingAnswered = null;
    }
}
