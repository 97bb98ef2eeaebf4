using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Streamiz.Client.Wires;

namespace Streamiz.Client.Security;

/// <summary>
/// TLS over another wire. The framework's stream does the work over two queues in memory. Feeding it moves it on, mostly on the driving thread;
/// where the framework goes on elsewhere, as it may to judge a certificate, the driving thread is woken when that is done.
/// </summary>
internal sealed class TlsWire : IWrappedWire
{
    // Plain bytes that may wait to be encrypted or sent.
    private const int MaxPending = 256 * 1024;

    private readonly QueueStream _link = new();
    private readonly SslStream _ssl;
    private readonly TlsOptions _options;
    private readonly string _host;
    private readonly byte[] _plain = new byte[32 * 1024];
    private readonly byte[] _cipher = new byte[32 * 1024];
    private readonly Action _wakeUp;
    private Task? _handshake;
    private ValueTask<int>? _reading;
    private ValueTask? _writing;
    private int _plainStart;
    private int _plainEnd;
    private bool _ended;

    public TlsWire(IWire inner, TlsOptions options, string host, Action wakeUp)
    {
        Inner = inner;
        _wakeUp = wakeUp;
        _options = options;
        _host = host;
        _ssl = new SslStream(_link, leaveInnerStreamOpen: false, (_, certificate, chain, errors) => Check(certificate, chain, errors));
    }

    public IWire Inner { get; }

    public string? Failure { get; private set; }

    public bool IsRefused => _refusal is not null;

    public bool WantsToSend
    {
        get => Inner.WantsToSend || _link.OutgoingBytes > 0;
        set => Inner.WantsToSend = value || _link.OutgoingBytes > 0;
    }

    public WireState State
    {
        get
        {
            if (Failure is not null) return WireState.Closed;
            var inner = Inner.State;
            if (inner == WireState.Connecting) return inner;
            if (_handshake is null && inner == WireState.Closed) return Close(Inner.Failure ?? "");
            Move();
            if (Failure is not null) return WireState.Closed;
            if (_handshake is { IsCompletedSuccessfully: true }) return inner == WireState.Closed || _ended ? WireState.Closed : WireState.Open;
            return inner == WireState.Closed ? Close("the connection was closed during the TLS handshake; does the listener speak TLS?") : WireState.Connecting;
        }
    }

    public int Send(IList<ArraySegment<byte>> bytes)
    {
        if (State != WireState.Open) return 0;
        int sent = 0;
        for (int i = 0; i < bytes.Count && _link.OutgoingBytes < MaxPending; i++)
        {
            if (_writing is { IsCompleted: false }) break;
            _writing = _ssl.WriteAsync(bytes[i]);
            sent += bytes[i].Count;
        }
        Flush();
        return sent;
    }

    public int Receive(Span<byte> into)
    {
        if (State != WireState.Open && _plainStart == _plainEnd) return 0;
        if (_plainStart == _plainEnd) ReadPlain();
        int count = Math.Min(into.Length, _plainEnd - _plainStart);
        _plain.AsSpan(_plainStart, count).CopyTo(into);
        _plainStart += count;
        return count;
    }

    public void Dispose()
    {
        _link.End();
        _ssl.Dispose();
        Inner.Dispose();
    }

    // Bytes of the wire to the stream and the other way; starts the handshake.
    private void Move()
    {
        for (int rounds = 0; rounds < 64 && _link.IncomingBytes < MaxPending; rounds++)
        {
            int received = Inner.Receive(_cipher);
            if (received == 0) break;
            _link.Feed(_cipher.AsSpan(0, received));
        }
        if (Inner.State == WireState.Closed) _link.End();
        if (_handshake is null)
        {
            _handshake = _ssl.AuthenticateAsClientAsync(Authentication());
            _handshake.ContinueWith(_ => _wakeUp(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        if (_handshake.IsFaulted) Close(Explain(_handshake.Exception!.InnerException!));
        Flush();
    }

    private void Flush()
    {
        _link.Drain(Inner);
        Inner.WantsToSend = _link.OutgoingBytes > 0;
    }

    private void ReadPlain()
    {
        try
        {
            var reading = _reading ?? _ssl.ReadAsync(_plain);
            if (!reading.IsCompleted && _reading is not null) return;
            if (!reading.IsCompleted)
            {
                var task = reading.AsTask();
                task.ContinueWith(_ => _wakeUp(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                _reading = new ValueTask<int>(task);
                return;
            }
            _reading = null;
            _plainStart = 0;
            _plainEnd = reading.Result;
            _ended |= _plainEnd == 0;
        }
        catch (Exception e) when (e is IOException or AuthenticationException or ObjectDisposedException)
        {
            _plainStart = _plainEnd = 0;
            Close(e.Message);
        }
    }

    private SslClientAuthenticationOptions Authentication()
    {
        var options = new SslClientAuthenticationOptions { TargetHost = _host };
        if (_options.KeyStoreFile is { } store) options.ClientCertificates = [X509CertificateLoader.LoadPkcs12FromFile(store, _options.KeyStorePassword)];
        if ((_options.CertificatePem ?? Text(_options.CertificateFile)) is not { } certificate) return options;
        string key = _options.KeyPem ?? Text(_options.KeyFile) ?? certificate;
        using var pem = _options.KeyPassword is { } password ? X509Certificate2.CreateFromEncryptedPem(certificate, key, password) : X509Certificate2.CreateFromPem(certificate, key);
        // A key that lies in memory only is not taken by every system's TLS.
        options.ClientCertificates = [X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null)];
        return options;
    }

    private static string? Text(string? file) => file is null ? null : File.ReadAllText(file);

    private string? _refusal;

    private bool Check(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (!_options.CheckCertificate) return true;
        if (!_options.CheckHostName) errors &= ~SslPolicyErrors.RemoteCertificateNameMismatch;
        if (errors == SslPolicyErrors.None) return true;
        if (certificate is not X509Certificate2 server)
        {
            _refusal = "the server showed no certificate";
            return false;
        }
        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            _refusal = $"the server's certificate ({server.Subject}) is not for {_host}";
            return false;
        }
        if ((_options.CaPem ?? Text(_options.CaFile)) is { } authorities)
        {
            using var own = new X509Chain();
            own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            own.ChainPolicy.CustomTrustStore.ImportFromPem(authorities);
            if (own.Build(server)) return true;
            chain = own;
            _refusal = Reasons(server, own);
            return false;
        }
        _refusal = Reasons(server, chain);
        return false;
    }

    private static string Reasons(X509Certificate2 server, X509Chain? chain)
    {
        if (chain is not null && chain.ChainStatus.Any(s => s.Status == X509ChainStatusFlags.NotTimeValid)) return $"the server's certificate is valid from {server.NotBefore:u} to {server.NotAfter:u} only";
        return $"the server's certificate ({server.Subject}) is not trusted: {string.Join(", ", chain?.ChainStatus.Select(s => s.StatusInformation.TrimEnd()) ?? [])}";
    }

    private string Explain(Exception e) => "TLS: " + (_refusal ?? (e is IOException ? "the other side ended the handshake; does the listener speak TLS?" : e.Message));

    private WireState Close(string why)
    {
        Failure ??= why;
        return WireState.Closed;
    }
}
