using System.Net;
using System.Net.Sockets;

namespace Streamiz.Client.Wires;

/// <summary>TCP, by IPv4 or IPv6, whichever a name leads to. One client owns it.</summary>
public sealed class SocketNetwork : INetwork
{
    private readonly List<Socket> _readable = [];
    private readonly List<Socket> _writable = [];
    private readonly List<Socket> _failed = [];

    // A datagram to itself ends a wait.
    private readonly Socket _wake = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _one = new byte[1];
    private int _woken;

    /// <summary>Creates the waiting place.</summary>
    public SocketNetwork()
    {
        _wake.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _wake.Connect(_wake.LocalEndPoint!);
        _wake.Blocking = false;
    }

    /// <summary>Bytes that the system buffers a socket in each direction.</summary>
    public int SocketBufferBytes { get; init; } = 4 << 20;

    /// <summary>Only addresses of this family are connected to; unspecified is whichever a name leads to.</summary>
    public AddressFamily Family { get; init; } = AddressFamily.Unspecified;

    /// <summary>Whether the system looks from time to time whether a silent connection is still there.</summary>
    public bool KeepAlive { get; init; }

    /// <inheritdoc/>
    public IWire Connect(string host, int port) => new SocketWire(this, host, port);

    /// <inheritdoc/>
    public void Wait(IReadOnlyList<IWire> wires, int timeoutMs)
    {
        _readable.Clear();
        _writable.Clear();
        _failed.Clear();
        _readable.Add(_wake);
        for (int i = 0; i < wires.Count; i++)
        {
            if (Inner(wires[i]) is not { Socket: { } socket } wire) continue;
            if (!wire.IsOpen)
            {
                // An attempt ends with room to write, or with an error.
                _writable.Add(socket);
                _failed.Add(socket);
                continue;
            }
            _readable.Add(socket);
            if (wires[i].WantsToSend || wire.WantsToSend) _writable.Add(socket);
        }
        Socket.Select(_readable, _writable.Count == 0 ? null : _writable, _failed.Count == 0 ? null : _failed, Math.Min(timeoutMs, int.MaxValue / 1000) * 1000);
        for (int i = 0; i < wires.Count; i++)
            if (Inner(wires[i]) is { IsOpen: true, Socket: { } socket } wire && !_readable.Contains(socket)) wire.NothingCame();
        // What was sent is taken before the mark is: in the other order a wake-up between the two would leave the mark and nothing to wake by.
        while (_readable.Contains(_wake) && _wake.Receive(_one, SocketFlags.None, out _) > 0)
        {
        }
        Volatile.Write(ref _woken, 0);
    }

    /// <inheritdoc/>
    public void WakeUp()
    {
        if (Interlocked.Exchange(ref _woken, 1) != 0) return;
        try
        {
            _wake.Send(_one, SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            // The client has been closed meanwhile: nobody waits any more.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _wake.Dispose();

    internal bool Takes(AddressFamily family) => Family == AddressFamily.Unspecified || Family == family;

    internal Socket NewSocket(AddressFamily family)
    {
        var socket = new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = SocketBufferBytes, SendBufferSize = SocketBufferBytes };
        if (KeepAlive) socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        return socket;
    }

    private static SocketWire? Inner(IWire wire) => wire as SocketWire ?? (wire as IWrappedWire)?.Inner as SocketWire;
}
