using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Streamiz.Broker.Server;

/// <summary>The broker's port: accepts connections, and does TLS's handshake where it is asked for.</summary>
internal sealed class Listener : IDisposable
{
    private const int Backlog = 512, HandshakeMs = 10_000;
    private readonly Socket _socket;
    private readonly BrokerTls? _tls;

    /// <exception cref="SocketException">The port is taken, or the address is not this machine's.</exception>
    public Listener(BrokerOptions options)
    {
        _tls = options.Tls;
        IPAddress address = options.Host is "localhost" ? IPAddress.Loopback : IPAddress.TryParse(options.Host, out IPAddress? parsed) ? parsed : Dns.GetHostAddresses(options.Host)[0];
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // A port that a broker before this one has just left may be taken again at once.
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            _socket.Bind(new IPEndPoint(address, options.Port));
            _socket.Listen(Backlog);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Begin(EmbeddedBroker broker) => _ = AcceptAsync(broker);

    public void Dispose() => _socket.Dispose();

    private async Task AcceptAsync(EmbeddedBroker broker)
    {
        while (true)
        {
            Socket accepted;
            try
            {
                accepted = await _socket.AcceptAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted or SocketError.Interrupted })
            {
                return;
            }
            catch (SocketException e)
            {
                // One connection that failed before it was accepted, or no file handles left for the moment.
                broker.Notice($"A connection could not be accepted: {e.Message}");
                await Task.Delay(TimeSpan.FromMilliseconds(50), broker.Options.Clock).ConfigureAwait(false);
                continue;
            }
            if (_tls is null) Admit(broker, accepted, new NetworkStream(accepted, ownsSocket: true));
            else _ = ShakeHandsAsync(broker, accepted, _tls);
        }
    }

    private static async Task ShakeHandsAsync(EmbeddedBroker broker, Socket accepted, BrokerTls tls)
    {
        var stream = new SslStream(new NetworkStream(accepted, ownsSocket: true));
        try
        {
            using var limit = new CancellationTokenSource(HandshakeMs);
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = tls.Certificate,
                    ClientCertificateRequired = tls.ClientAuthorities is not null,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => tls.ClientAuthorities is null || IsFrom(tls.ClientAuthorities, certificate),
                },
                limit.Token).ConfigureAwait(false);
            Admit(broker, accepted, stream);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            broker.Notice($"TLS with {accepted.RemoteEndPoint} failed: {e.Message}");
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static bool IsFrom(X509Certificate2Collection authorities, X509Certificate? certificate)
    {
        if (certificate is null) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var other = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(other);
    }

    private static void Admit(EmbeddedBroker broker, Socket accepted, Stream stream)
    {
        accepted.NoDelay = true;
        string peer = string.Create(CultureInfo.InvariantCulture, $"{accepted.RemoteEndPoint}");
        if (broker.Add(stream, stream, peer, broker.NeedsAuthentication)) return;
        broker.Notice($"{peer} was turned away: there are {broker.Options.MaxConnections} connections already.");
        stream.Dispose();
    }
}
