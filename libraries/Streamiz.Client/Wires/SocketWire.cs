using System.Net;
using System.Net.Sockets;

namespace Streamiz.Client.Wires;

/// <summary>A TCP connection.</summary>
internal sealed class SocketWire : IWire
{
    // Set by the thread that connects before it wakes the driving one; a task's own state would be set only afterwards, and the wake-up lost.
    private volatile bool _attempted;
    private volatile string? _refused;
    private bool _open;
    private bool _closed;

    public SocketWire(Socket socket, string host, int port, Action wakeUp)
    {
        Socket = socket;
        _ = Start(host, port, wakeUp);
    }

    public Socket Socket { get; }

    public string? Failure { get; private set; }

    public bool WantsToSend { get; set; }

    public WireState State
    {
        get
        {
            if (_closed) return WireState.Closed;
            if (_open) return WireState.Open;
            if (!_attempted) return WireState.Connecting;
            if (_refused is { } why)
            {
                Fail(why);
                return WireState.Closed;
            }
            Socket.Blocking = false;
            _open = true;
            return WireState.Open;
        }
    }

    public int Send(IList<ArraySegment<byte>> bytes)
    {
        if (State != WireState.Open) return 0;
        int sent = Socket.Send(bytes, SocketFlags.None, out var error);
        if (error is SocketError.Success) return sent;
        if (error is not (SocketError.WouldBlock or SocketError.IOPending or SocketError.NoBufferSpaceAvailable)) Fail($"sending failed: {error}");
        return 0;
    }

    public int Receive(Span<byte> into)
    {
        if (State != WireState.Open) return 0;
        int received = Socket.Receive(into, SocketFlags.None, out var error);
        if (error is SocketError.Success && received > 0) return received;
        if (error is SocketError.Success) Fail(null);
        else if (error is not (SocketError.WouldBlock or SocketError.IOPending)) Fail($"receiving failed: {error}");
        return 0;
    }

    public void Dispose()
    {
        _closed = true;
        Socket.Dispose();
    }

    // The system's threads look the name up and connect; the driving thread is woken and only then touches the socket.
    private async Task Start(string host, int port, Action wakeUp)
    {
        try
        {
            await Socket.ConnectAsync(host, port).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or ArgumentException or OperationCanceledException)
        {
            _refused = e.Message;
        }
        _attempted = true;
        wakeUp();
    }

    private void Fail(string? why)
    {
        Failure ??= why;
        _closed = true;
        Socket.Dispose();
    }
}
