using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Streamiz.Broker.Core;
using Streamiz.Broker.Server;
using Streamiz.Broker.Storage;
using Streamiz.Protocol;

namespace Streamiz.Broker;

/// <summary>
/// A Kafka broker of one node inside this process. Clients of any make connect through its port, and those of this process also without
/// one, through <see cref="Connect"/>.
/// </summary>
public sealed class EmbeddedBroker : IAsyncDisposable
{
    private const int SweepMs = 1000, TrimAfterMs = 5000, UnfinishedFrameMs = 30_000;
    private readonly Lock _gate = new();
    private readonly IBrokerStorage _storage;
    private readonly Listener? _listener;
    private readonly MemoryBudget _budget;
    private readonly ITimer _timer;
    private readonly Dictionary<BrokerConnection, Task> _connections = [];
    private BrokerCore _core;
    private Endpoint _endpoint;
    private TaskCompletionSource? _pause;
    private long _armedFor = long.MaxValue;
    private long _nextSweep;
    private bool _isStopped;
    private bool _isRestarting;

    private EmbeddedBroker(BrokerOptions options)
    {
        Options = options;
        _budget = new MemoryBudget(options.MaxRequestMemory);
        _listener = options.Port < 0 ? null : new Listener(options);
        try
        {
            _storage = options.DataDirectory is null ? new MemoryStorage() : new DiskStorage(options.DataDirectory);
            _core = NewCore();
        }
        catch
        {
            _listener?.Dispose();
            _storage?.Dispose();
            throw;
        }
        _endpoint = new Endpoint(options.AdvertisedHost ?? options.Host, Port);
        _nextSweep = Now + SweepMs;
        _timer = options.Clock.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_gate) Arm();
        _listener?.Begin(this);
    }

    /// <summary>The options it was started with.</summary>
    public BrokerOptions Options { get; }

    /// <summary>The port it listens at; 0 when it has none.</summary>
    public int Port => _listener?.Port ?? 0;

    /// <summary>What clients take as <c>bootstrap.servers</c>.</summary>
    public string BootstrapServers => string.Create(CultureInfo.InvariantCulture, $"{_endpoint.Host}:{_endpoint.Port}");

    internal long Now => Options.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    internal bool NeedsAuthentication => Options.Users.Count > 0;

    /// <summary>Starts a broker; when the task completes it answers.</summary>
    /// <exception cref="IOException">The data directory is in use or cannot be used.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    /// <exception cref="ArgumentException">A setting is unknown or wrong.</exception>
    public static Task<EmbeddedBroker> StartAsync(BrokerOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => new EmbeddedBroker(options ?? new BrokerOptions()), cancellationToken);

    /// <summary>Connects from within the process: a duplex pipe that carries Kafka's protocol, each frame behind its length of four bytes.</summary>
    public IDuplexPipe Connect()
    {
        var options = new PipeOptions(pauseWriterThreshold: 4 << 20, resumeWriterThreshold: 1 << 20, minimumSegmentSize: 16 * 1024, useSynchronizationContext: false);
        var toBroker = new Pipe(options);
        var toClient = new Pipe(options);
        Add(toBroker.Reader.AsStream(), toClient.Writer.AsStream(), "in-process", needsAuthentication: false);
        return new PipeEnd(toClient.Reader, toBroker.Writer);
    }

    /// <summary>Stops answering: requests wait, connections stay. For tests.</summary>
    public void Pause()
    {
        lock (_gate) _pause ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Goes on after <see cref="Pause"/>.</summary>
    public void Resume()
    {
        TaskCompletionSource? pause;
        lock (_gate)
        {
            pause = _pause;
            _pause = null;
            if (pause is not null) Arm();
        }
        pause?.SetResult();
    }

    /// <summary>Closes all connections and starts anew on the same data and port, as after a crash: nothing is put in order before. For tests.</summary>
    public async Task RestartAsync()
    {
        Task[] ended;
        lock (_gate)
        {
            _isRestarting = true;
            ended = CloseConnections();
        }
        await Task.WhenAll(ended).ConfigureAwait(false);
        lock (_gate)
        {
            _isRestarting = false;
            _core.Topics.Dispose();
            _core = NewCore();
            Arm();
        }
    }

    /// <summary>Stops: closes the port and the connections, and puts the data in order so that the next start is quick.</summary>
    public async Task StopAsync()
    {
        lock (_gate)
        {
            if (_isStopped) return;
            _isStopped = true;
        }
        _listener?.Dispose();
        await Task.WhenAll(CloseConnections()).ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        lock (_gate) _core.Close();
    }

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    internal void Notice(string text)
    {
        if (Options.Logger is { } logger) BrokerLog.Notice(logger, text);
    }

    /// <summary>Takes a connection in; false when there are too many.</summary>
    internal bool Add(Stream input, Stream output, string peer, bool needsAuthentication)
    {
        BrokerConnection connection;
        lock (_gate)
        {
            if (_isStopped || _isRestarting || _connections.Count >= Options.MaxConnections) return false;
            connection = new BrokerConnection(this, new Session(_core, peer, _endpoint, needsAuthentication), input, output, _budget);
            _connections[connection] = Task.CompletedTask;
        }
        Task serving = Task.Run(() => ServeAsync(connection));
        lock (_gate)
        {
            if (_connections.ContainsKey(connection)) _connections[connection] = serving;
        }
        return true;
    }

    /// <summary>Has the core handle a frame; the task completes when its answer is in the session's output.</summary>
    internal Task Handle(Session session, ReadOnlyMemory<byte> frame, BrokerConnection connection)
    {
        lock (_gate)
        {
            if (_pause is { } pause) return HandleAfterAsync(pause.Task, session, frame, connection);
            bool isDone = session.Handle(frame, Now);
            Task answer = isDone ? Task.CompletedTask : connection.WhenAnswered();
            Arm();
            return answer;
        }
    }

    internal WireBuffer? TakeOutput(Session session)
    {
        lock (_gate) return session.Output.Length == 0 ? null : session.TakeOutput();
    }

    internal void GiveBack(Session session, WireBuffer sent)
    {
        lock (_gate) session.GiveBack(sent);
    }

    internal void Leave(Session session)
    {
        lock (_gate) session.Leave();
    }

    private async Task HandleAfterAsync(Task pause, Session session, ReadOnlyMemory<byte> frame, BrokerConnection connection)
    {
        await pause.ConfigureAwait(false);
        await Handle(session, frame, connection).ConfigureAwait(false);
    }

    private async Task ServeAsync(BrokerConnection connection)
    {
        try
        {
            await connection.ServeAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // A mistake of the broker's own: it costs this connection, and is said, and no other suffers from it.
            Notice($"The connection of {connection.Peer} ended by an error of the broker: {e}");
        }
        finally
        {
            lock (_gate) _connections.Remove(connection);
        }
    }

    private Task[] CloseConnections()
    {
        lock (_gate)
        {
            foreach (BrokerConnection connection in _connections.Keys) connection.Stop();
            return [.. _connections.Values];
        }
    }

    private BrokerCore NewCore() => new(
        new CoreSetup
        {
            NodeId = Options.NodeId,
            Settings = new Dictionary<string, string>(Options.Settings),
            Users = new Dictionary<string, string>(Options.Users),
            DataDirectory = Options.DataDirectory is null ? "memory" : Path.GetFullPath(Options.DataDirectory),
            Faults = Options.Faults,
            Notice = Notice,
            InBackground = InBackground,
        },
        _storage,
        Now);

    private void InBackground(Func<bool> work, Action<bool> then)
    {
        BrokerCore core = _core;
        _ = Task.Run(() =>
        {
            bool isDone = work();
            lock (_gate)
            {
                // A core that has been stopped or restarted meanwhile reads its files anew, and removes what was left behind.
                if (core == _core && !_isStopped) then(isDone);
            }
        });
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            _armedFor = long.MaxValue;
            if (_isStopped) return;
            long now = Now;
            if (_pause is null) Tick(now);
            if (now >= _nextSweep) Sweep(now);
            Arm();
        }
    }

    private void Tick(long now)
    {
        try
        {
            _core.Tick(now);
        }
        catch (Exception e)
        {
            // Nobody is above a timer: an error that got out of it would end the process.
            Notice($"What was due could not be done: {e}");
        }
    }

    /// <summary>Sees to it that the timer fires when the core or the sweep is due, and not before.</summary>
    private void Arm()
    {
        long due = Math.Min(_pause is null ? _core.NextDeadline : long.MaxValue, _nextSweep);
        if (due >= _armedFor || _isStopped) return;
        _armedFor = due;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, due - Now)), Timeout.InfiniteTimeSpan);
    }

    private void Sweep(long now)
    {
        _nextSweep = now + SweepMs;
        long idle = _core.Settings.Long("connections.max.idle.ms");
        foreach (BrokerConnection connection in _connections.Keys)
        {
            long silent = now - connection.LastActive;
            if (silent > TrimAfterMs) connection.Trim();
            if (!connection.IsWaiting && (silent > idle || (connection.IsInFrame && silent > UnfinishedFrameMs))) connection.Stop();
        }
    }

    private sealed class PipeEnd(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
