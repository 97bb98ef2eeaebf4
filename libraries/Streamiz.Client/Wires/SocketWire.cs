using System.Net;
using System.Net.Sockets;

namespace Streamiz.Client.Wires;

/// <summary>
/// A TCP connection. Only plain system calls touch its socket: one asynchronous call would have the framework's own threads woken by whatever the socket receives from then on.
/// </summary>
internal sealed class SocketWire : IWire
{
    private readonly SocketNetwork _network;
    private readonly string _host;
    private readonly int _port;

    // Set by the thread that has looked the name up, before it wakes the driving one.
    private volatile IPAddress[]? _addresses;
    private volatile string? _unknown;
    private int _next;
    private string? _refused;
    private Socket? _socket;
    private bool _open;
    private bool _closed;

    // The system has just said that there is nothing (more): asking once again only to hear that is spared.
    private bool _drained;

    public SocketWire(SocketNetwork network, string host, int port)
    {
        _network = network;
        _host = host;
        _port = port;
        if (IPAddress.TryParse(host, out var address)) _addresses = network.Takes(address.AddressFamily) ? [address] : [];
        else _ = LookUp();
    }

    /// <summary>Null while the name is looked up.</summary>
    public Socket? Socket => _closed ? null : _socket;

    /// <summary>Whether it was open when its state was last asked for.</summary>
    public bool IsOpen => _open;

    /// <summary>The waiting place has seen that nothing has come.</summary>
    public void NothingCame() => _drained = true;

    public string? Failure { get; private set; }

    public bool WantsToSend { get; set; }

    public WireState State
    {
        get
        {
            if (_closed) return WireState.Closed;
            return _open ? WireState.Open : Connect();
        }
    }

    public int Send(IList<ArraySegment<byte>> bytes)
    {
        if (State != WireState.Open) return 0;
        int sent = _socket!.Send(bytes, SocketFlags.None, out var error);
        if (error is SocketError.Success) return sent;
        if (error is not (SocketError.WouldBlock or SocketError.IOPending or SocketError.NoBufferSpaceAvailable)) Fail($"sending failed: {error}");
        return 0;
    }

    public int Receive(Span<byte> into)
    {
        if (State != WireState.Open) return 0;
        if (_drained)
        {
            _drained = false;
            return 0;
        }
        int received = _socket!.Receive(into, SocketFlags.None, out var error);
        if (error is SocketError.Success && received > 0)
        {
            _drained = received < into.Length;
            return received;
        }
        if (error is SocketError.Success) Fail(null);
        else if (error is not (SocketError.WouldBlock or SocketError.IOPending)) Fail($"receiving failed: {error}");
        return 0;
    }

    public void Dispose()
    {
        _closed = true;
        _socket?.Dispose();
    }

    // A name may lead to several addresses: the next one is tried when one refuses.
    private WireState Connect()
    {
        if (_addresses is not { } addresses) return _unknown is { } why ? Fail($"{_host}: {why}") : WireState.Connecting;
        while (true)
        {
            if (_socket is not null)
            {
                if (!_socket.Poll(0, SelectMode.SelectWrite) && !_socket.Poll(0, SelectMode.SelectError)) return WireState.Connecting;
                var error = (SocketError)(int)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
                _open = error == SocketError.Success;
                if (_open) return WireState.Open;
                Refused(new SocketException((int)error));
            }
            if (_next == addresses.Length) return Fail(_refused ?? $"{_host} has no address that may be used");
            Begin(addresses[_next++]);
        }
    }

    private void Begin(IPAddress address)
    {
        try
        {
            _socket = _network.NewSocket(address.AddressFamily);
            _socket.Blocking = false;
            _socket.Connect(new IPEndPoint(address, _port));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress or SocketError.IOPending)
        {
            // It is on its way.
        }
        catch (SocketException e)
        {
            Refused(e);
        }
    }

    private void Refused(SocketException why)
    {
        _refused = $"{_addresses![_next - 1]}: {why.Message}";
        _socket?.Dispose();
        _socket = null;
    }

    private async Task LookUp()
    {
        try
        {
            _addresses = await Dns.GetHostAddressesAsync(_host, _network.Family).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            _unknown = e.Message;
        }
        _network.WakeUp();
    }

    private WireState Fail(string? why)
    {
        Failure ??= why;
        _closed = true;
        _socket?.Dispose();
        return WireState.Closed;
    }
}
