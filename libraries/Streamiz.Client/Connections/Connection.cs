using Streamiz.Client.Metadata;
using Streamiz.Client.Wires;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Connections;

/// <summary>A connection to one node for one role: opens itself when wanted, agrees on versions, proves who it is, matches answers to requests.</summary>
internal sealed class Connection
{
    // The part of its lifetime after which an authentication is renewed; the broker closes the connection when all of it is over.
    private const double RenewAfter = 0.8;

    // Brokers refuse who proves himself again within a second.
    private const int MinRenewMs = 1100;

    private readonly ClientContext _context;
    private readonly FrameReader _frames;
    private readonly Outbox _outbox = new();
    private readonly Queue<Call> _inFlight = new();
    private readonly Greeting _greeting;
    private IWire? _wire;
    private int _correlation;
    private int _failures;
    private long _changedAt;
    private long _retryAt;
    private long _received;
    private long _renewAt = long.MaxValue;
    private bool _renewing;

    public Connection(ClientContext context, Node node, ConnectionRole role)
    {
        _context = context;
        Node = node;
        Role = role;
        // Memberships are kept alive by another thread than the driver's, which may return slabs at the same time.
        _frames = new FrameReader(role == ConnectionRole.Membership ? new SlabPool() : context.Slabs, context.Options.MaxResponseBytes);
        _greeting = new Greeting(context, this);
    }

    public Node Node { get; set; }

    public ConnectionRole Role { get; }

    public ConnectionState State { get; private set; }

    /// <summary>The last failure, for the text of an error when nothing gets through.</summary>
    public KafkaException? LastFailure { get; private set; }

    public ApiVersionTable? Versions { get; set; }

    public int InFlight => _inFlight.Count;

    public bool IsReady => State == ConnectionState.Ready;

    public IWire? Wire => _wire;

    /// <summary>Starts to connect, unless it has or has to pause.</summary>
    public void Open()
    {
        if (State != ConnectionState.Idle) return;
        _wire = _context.Connect(Node);
        State = ConnectionState.Connecting;
        _changedAt = _context.Now;
        _context.DueAt(_context.Now + _context.Options.ConnectTimeoutMs);
        // What is decided at once has nothing that would wake the driver.
        if (_wire.State == WireState.Open) Greet();
        else if (_wire.State == WireState.Closed) _context.Progressed();
    }

    /// <summary>Sends a call if that can be done now; otherwise sees to it that it can be later.</summary>
    public bool TrySend(Call call)
    {
        Open();
        if (State != ConnectionState.Ready) return false;
        Post(call);
        return true;
    }

    /// <summary>Sends during the greeting, or when ready. A call that the node does not understand fails at once.</summary>
    public void Post(Call call)
    {
        short version = Versions is null ? call.MaxVersion : Versions.Choose(call.ApiKey, call.MinVersion, call.MaxVersion);
        if (version < 0)
        {
            call.Fail(new KafkaException(ErrorCode.UnsupportedVersion, $"{Node} does not offer {(Api)call.ApiKey} in a version between {call.MinVersion} and {call.MaxVersion}"));
            return;
        }
        call.Version = version;
        call.CorrelationId = _correlation = (_correlation + 1) & int.MaxValue;
        call.SentAt = _context.Now;
        var writer = _outbox.Begin();
        new RequestHeader { ApiKey = call.ApiKey, ApiVersion = version, CorrelationId = call.CorrelationId, ClientId = _context.Options.ClientId }.Write(ref writer, call.IsFlexible);
        call.Write(_outbox, ref writer);
        _outbox.End();
        _changedAt = _context.Now;
        _context.Metrics.Requests++;
        if (call.HasAnswer) _inFlight.Enqueue(call);
        else call.Complete(default, null);
        _context.DueAt(_context.Now + Timeout(call));
    }

    /// <summary>Reads answers, and notices what has gone wrong or taken too long.</summary>
    public void Receive()
    {
        switch (State)
        {
            case ConnectionState.Idle:
                return;
            case ConnectionState.BackingOff:
                if (_context.Now >= _retryAt) State = ConnectionState.Idle;
                else _context.DueAt(_retryAt);
                return;
            case ConnectionState.Connecting:
                Greet();
                return;
        }
        ReadAnswers();
        if (_wire is null) return;
        if (_wire.State == WireState.Closed)
        {
            Close(ErrorCode.NetworkException, $"{Node} has closed the connection{(_wire.Failure is { } f ? ": " + f : State == ConnectionState.Greeting ? " during the greeting; does its listener expect TLS or SASL?" : "")}");
            return;
        }
        _greeting.Continue();
        if (_wire is not null) CheckTime();
    }

    /// <summary>Hands the wire what it takes.</summary>
    public void Send()
    {
        if (_wire is null || State < ConnectionState.Greeting) return;
        if (!_outbox.IsEmpty) _context.Metrics.BytesSent += _outbox.Send(_wire);
        _wire.WantsToSend = !_outbox.IsEmpty;
    }

    /// <summary>Who the client is has been proved, as far as anybody asks.</summary>
    /// <param name="lifetimeMs">For how long that holds, milliseconds; 0 is for ever.</param>
    public void Ready(long lifetimeMs)
    {
        State = ConnectionState.Ready;
        _renewAt = lifetimeMs > 0 ? _context.Now + Math.Max(MinRenewMs, (long)(lifetimeMs * RenewAfter)) : long.MaxValue;
        _failures = 0;
        LastFailure = null;
        _context.Progressed();
    }

    /// <summary>Closes the connection; calls without an answer fail.</summary>
    public void Close(ErrorCode code, string why) => Close(new KafkaException(code, why));

    /// <summary>Closes the connection; calls without an answer fail.</summary>
    public void Close(KafkaException error)
    {
        if (State is ConnectionState.Idle or ConnectionState.BackingOff) return;
        bool greeted = State >= ConnectionState.Renewing;
        LastFailure = error;
        Shut();
        int pause = Math.Min(_context.Options.ReconnectBackoffMaxMs, _context.Options.ReconnectBackoffMs << Math.Min(_failures, 10));
        _failures++;
        _retryAt = _context.Now + _context.Jitter(pause);
        State = ConnectionState.BackingOff;
        _context.DueAt(_retryAt);
        _context.ConnectionLost(this, greeted);
        for (int left = _inFlight.Count; left > 0; left--)
        {
            var call = _inFlight.Dequeue();
            _context.Metrics.Ended(call.ApiKey, _context.Now - call.SentAt, error.Error.Name);
            call.Fail(error);
        }
    }

    /// <summary>Closes the connection for good.</summary>
    public void Dispose()
    {
        Shut();
        State = ConnectionState.Idle;
        var error = new KafkaException(ErrorCode.NetworkException, "the client is closed");
        while (_inFlight.TryDequeue(out var call)) call.Fail(error);
    }

    private void Greet()
    {
        if (_wire!.State == WireState.Open)
        {
            State = ConnectionState.Greeting;
            _changedAt = _context.Now;
            Versions = null;
            _greeting.Start();
        }
        else if (_wire.State == WireState.Closed)
        {
            var error = new KafkaException(ErrorCode.NetworkException, $"no connection to {Node}: {_wire.Failure ?? "it was refused"}");
            Close(_wire is IWrappedWire { IsRefused: true } ? error.AsFinal() : error);
        }
        else if (_context.Now - _changedAt > _context.Options.ConnectTimeoutMs) Close(ErrorCode.NetworkException, $"no connection to {Node} within {_context.Options.ConnectTimeoutMs} ms");
        else _context.DueAt(_changedAt + _context.Options.ConnectTimeoutMs + 1);
    }

    private void ReadAnswers()
    {
        try
        {
            // Each round takes one answer, so there are no more rounds than calls.
            while (_wire is not null && _frames.TryRead(_wire, _inFlight.Count > 0 && _inFlight.Peek().KeepsFrame, out var frame, out var slab))
            {
                try
                {
                    Answer(frame, slab);
                }
                finally
                {
                    slab?.LetGo();
                }
            }
        }
        catch (WireFormatException e)
        {
            Close(ErrorCode.NetworkException, $"{Node} sent what cannot be read{(State == ConnectionState.Greeting ? " (does its listener expect TLS?)" : "")}: {e.Message}");
        }
        _context.Metrics.BytesReceived += _frames.Received - _received;
        _received = _frames.Received;
    }

    private void Answer(ReadOnlyMemory<byte> frame, Slab? slab)
    {
        if (!_inFlight.TryPeek(out var call)) throw new WireFormatException("a response that nobody asked for");
        var reader = new WireReader(frame) { Subject = "response header" };
        bool flexible = call.IsFlexible && call.ApiKey != ApiVersionsRequest.ApiKey;
        int correlation = ResponseHeader.Read(ref reader, flexible ? (short)1 : (short)0);
        if (correlation != call.CorrelationId) throw new WireFormatException($"the response {correlation} came where {call.CorrelationId} was due");
        _changedAt = _context.Now;
        _context.Metrics.Responses++;
        _context.Metrics.Ended(call.ApiKey, _context.Now - call.SentAt);
        _context.Progressed();
        _inFlight.Dequeue();
        try
        {
            call.Complete(frame[reader.Position..], slab);
        }
        catch (WireFormatException e)
        {
            call.Fail(new KafkaException(ErrorCode.NetworkException, e.Message, e));
            throw;
        }
    }

    private void CheckTime()
    {
        Renew();
        if (_inFlight.TryPeek(out var oldest))
        {
            long due = oldest.SentAt + Timeout(oldest);
            if (_context.Now >= due) Close(ErrorCode.RequestTimedOut, $"{Node} has not answered {(Api)oldest.ApiKey} within {Timeout(oldest)} ms");
            else _context.DueAt(due);
        }
        else if (State == ConnectionState.Ready && _context.Now - _changedAt > _context.Options.ConnectionsMaxIdleMs)
        {
            Shut();
            State = ConnectionState.Idle;
        }
    }

    private void Renew()
    {
        if (State == ConnectionState.Ready)
        {
            if (_renewAt != long.MaxValue) _context.DueAt(_renewAt);
            // Requests go on until there is a token that has not been shown yet.
            if (_context.Now < _renewAt || _context.Tokens is { IsAtHand: false }) return;
            State = ConnectionState.Renewing;
            _renewing = false;
        }
        // Answers come in the order of requests: what was asked before is answered before.
        if (State != ConnectionState.Renewing || _renewing || _inFlight.Count > 0) return;
        _renewing = true;
        _context.Metrics.Reauthentications++;
        _greeting.Authenticate();
    }

    private int Timeout(Call call) => call.TimeoutMs > 0 ? call.TimeoutMs : _context.Options.RequestTimeoutMs;

    private void Shut()
    {
        if (_wire is not null) _context.Closed(_wire);
        _wire = null;
        _outbox.Clear();
        _frames.Clear();
    }
}
