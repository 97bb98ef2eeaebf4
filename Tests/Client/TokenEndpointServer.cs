using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Streamiz.Client.Tests;

/// <summary>A token endpoint on a free port: answers each request with what it is told to, and remembers what was asked.</summary>
internal sealed class TokenEndpointServer : IDisposable
{
    private const int MaxHeaderBytes = 16 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, (int Status, string Body)> _answer;
    private readonly List<string> _requests = [];

    /// <param name="answer">Gets the request's number, from 1 on.</param>
    public TokenEndpointServer(Func<int, (int Status, string Body)> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/oauth/token");

    /// <summary>Whole requests, head and body.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>A token that nobody vouches for, as Apache Kafka takes them where nothing else is set up.</summary>
    public static string Token(string subject, int lifetimeSeconds)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return $"{Part("{\"alg\":\"none\"}")}.{Part($"{{\"sub\":\"{subject}\",\"iat\":{now},\"exp\":{now + lifetimeSeconds}}}")}.";

        static string Part(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        byte[] bytes = new byte[MaxHeaderBytes];
        int length = 0, head = -1, body = 0;
        while (head < 0 || length < head + 4 + body)
        {
            int read = await stream.ReadAsync(bytes.AsMemory(length));
            if (read == 0) return;
            length += read;
            string text = Encoding.ASCII.GetString(bytes, 0, length);
            head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && text.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line) body = int.Parse(line.Split(':')[1]);
        }
        int number;
        lock (_requests)
        {
            _requests.Add(Encoding.ASCII.GetString(bytes, 0, length));
            number = _requests.Count;
        }
        var (status, answer) = _answer(number);
        byte[] content = Encoding.UTF8.GetBytes(answer);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(content);
    }
}
