using System.Net;
using System.Net.Sockets;

namespace Streamiz.Tests;

/// <summary>Passes bytes on to a server, and cuts chosen connections after a number of bytes that the server has answered.</summary>
public sealed class CutProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private int _cutsLeft;
    private long _cutAfter;

    /// <param name="target">The server's port.</param>
    public CutProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts the next so many connections, each after so many bytes of answers.</summary>
    public void CutNext(int connections, long afterBytes)
    {
        Volatile.Write(ref _cutAfter, afterBytes);
        Volatile.Write(ref _cutsLeft, connections);
    }

    /// <summary>Ends it; connections end with their clients.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                bool isCut = Interlocked.Decrement(ref _cutsLeft) >= 0;
                _ = PassAsync(client, isCut ? Volatile.Read(ref _cutAfter) : long.MaxValue);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy ends.
        }
    }

    private async Task PassAsync(Socket client, long cutAfter)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
                await Task.WhenAny(CopyAsync(client, server, long.MaxValue), CopyAsync(server, client, cutAfter));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // Either side has gone.
            }
        }
    }

    private async Task CopyAsync(Socket from, Socket to, long limit)
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (limit > 0)
            {
                int read = await from.ReceiveAsync(buffer, SocketFlags.None, _end.Token);
                if (read == 0) return;
                int passed = (int)Math.Min(read, limit);
                limit -= passed;
                for (int sent = 0; sent < passed;) sent += await to.SendAsync(buffer.AsMemory(sent, passed - sent), SocketFlags.None, _end.Token);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side has gone.
        }
    }
}
