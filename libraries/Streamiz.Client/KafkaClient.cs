using System.Runtime.ExceptionServices;
using Streamiz.Client.Admin;
using Streamiz.Client.Connections;
using Streamiz.Client.Groups;
using Streamiz.Client.Metadata;
using Streamiz.Client.Reading;
using Streamiz.Client.Wires;
using Streamiz.Client.Writing;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client;

/// <summary>
/// A Kafka client that one thread drives. <see cref="Drive"/> moves everything on and never waits; <see cref="Wait"/> is the one place that
/// does. Nothing here is safe for several threads but <see cref="WakeUp"/>.
/// </summary>
public sealed class KafkaClient : IDisposable
{
    // Parts that act on what others have done get their turn in the same round, but not without end.
    private const int MaxRounds = 16;

    private readonly INetwork _network;
    private readonly TimeProvider _time;
    private readonly ClientContext _context;
    private readonly List<IPart> _parts = [];
    private readonly List<Exchange> _exchanges = [];
    private long _drivenAt;
    private bool _disposed;

    /// <summary>Creates a client. Nothing is connected before the first <see cref="Drive"/>.</summary>
    /// <param name="options">What all parts share.</param>
    /// <param name="network">Makes the wires; the client owns it from now on. Null is TCP.</param>
    /// <param name="time">The clock of <see cref="Now"/>; null is the system's.</param>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public KafkaClient(ClientOptions options, INetwork? network = null, TimeProvider? time = null)
    {
        _network = network ?? new SocketNetwork();
        _time = time ?? TimeProvider.System;
        _context = new ClientContext(options, _network) { Now = Now };
        Admin = new KafkaAdminCalls(this);
    }

    /// <summary>What all parts share.</summary>
    public ClientOptions Options => _context.Options;

    /// <summary>What is known of the cluster.</summary>
    public Cluster Cluster => _context.Cluster;

    /// <summary>Calls that are answered once: topics, offsets, groups.</summary>
    public KafkaAdminCalls Admin { get; }

    /// <summary>Counters.</summary>
    public ClientMetrics Metrics => _context.Metrics;

    /// <summary>The clock that a driver may use for <see cref="Drive"/>: milliseconds, never going back.</summary>
    public long Now => (long)_time.GetElapsedTime(0).TotalMilliseconds;

    /// <summary>Response buffers handed out and not returned: zero when every batch has been returned.</summary>
    public int RentedSlabs => _context.Slabs.Rented;

    internal ClientContext Context => _context;

    // Held while the client is driven or waits; KeepAlive goes by when it is.
    internal object Gate { get; } = new();

    /// <summary>Opens a part that reads.</summary>
    public Fetcher OpenFetcher(FetchOptions? options = null) => Add(new Fetcher(_context, options ?? new FetchOptions()));

    /// <summary>Opens a part that writes.</summary>
    public BatchWriter OpenWriter(WriterOptions? options = null) => Add(new BatchWriter(this, options ?? new WriterOptions()));

    /// <summary>Opens a membership in a group of the classic protocol.</summary>
    public GroupMember OpenGroup(GroupOptions options) => Add(new GroupMember(this, options));

    /// <summary>Opens a membership in a consumer group of the classic protocol, one of whose members shares the partitions.</summary>
    /// <param name="options">The membership.</param>
    /// <param name="assignors">The ways of sharing that the member knows, best first; see <see cref="PartitionAssignors"/>. If all of them are cooperative, the member is.</param>
    /// <exception cref="ArgumentException">There are none, or two have the same name.</exception>
    public ClassicConsumerMember OpenClassicConsumerGroup(GroupOptions options, IReadOnlyList<IPartitionAssignor> assignors)
    {
        ClassicConsumerMember.Check(assignors);
        return new ClassicConsumerMember(this, OpenGroup(options), assignors);
    }

    /// <summary>Opens a membership in a consumer group (KIP-848), whose coordinator shares the partitions.</summary>
    public ConsumerGroupMember OpenConsumerGroup(GroupOptions options) => Add(new ConsumerGroupMember(this, options));

    /// <summary>Opens a membership in a streams group (KIP-1071), whose coordinator shares the tasks of a topology.</summary>
    public StreamsGroupMember OpenStreamsGroup(GroupOptions options) => Add(new StreamsGroupMember(this, options));

    /// <summary>Moves everything on: takes what has come, decides, sends. Never waits.</summary>
    /// <param name="now">The moment, milliseconds on the driver's clock.</param>
    public void Drive(long now)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        lock (Gate)
        {
            _drivenAt = now;
            for (int round = 0; round < MaxRounds; round++)
            {
                _context.Begin(now);
                _context.Tokens?.Drive();
                var connections = _context.Cluster.Connections;
                for (int i = 0; i < connections.Count; i++) connections[i].Receive();
                _context.Cluster.Drive();
                for (int i = 0; i < _parts.Count; i++) _parts[i].Drive();
                DriveExchanges();
                for (int i = 0; i < connections.Count; i++) connections[i].Send();
                if (!_context.HasProgressed) return;
            }
        }
    }

    /// <summary>
    /// Keeps memberships alive while the driver is busy with something else, until <see cref="GroupOptions.MaxPollIntervalMs"/> has passed since it
    /// drove; then they are given up, so that others go on with the work. Any thread may call it, a few times in a heartbeat's interval; it does nothing while the client is driven or waits.
    /// </summary>
    /// <param name="now">The moment, milliseconds on the driver's clock.</param>
    public void KeepAlive(long now)
    {
        if (!Monitor.TryEnter(Gate)) return;
        try
        {
            if (_disposed || now <= _drivenAt) return;
            KeepMembers(now);
        }
        finally
        {
            Monitor.Exit(Gate);
        }
    }

    // Only what belongs to memberships is touched: answers of other calls are the driving thread's.
    private void KeepMembers(long now)
    {
        long asked = _context.Now;
        _context.IsKeepingAlive = true;
        _context.Begin(now);
        _context.Tokens?.Drive();
        var connections = _context.Cluster.Connections;
        for (int i = 0; i < connections.Count; i++)
            if (connections[i].Role == ConnectionRole.Membership) connections[i].Receive();
        for (int i = 0; i < _parts.Count; i++)
        {
            if (_parts[i] is not IMembership member) continue;
            if (now - _drivenAt < member.MaxPollIntervalMs) member.Drive();
            else member.GiveUp();
        }
        for (int i = 0; i < connections.Count; i++)
            if (connections[i].Role == ConnectionRole.Membership) connections[i].Send();
        _context.Now = asked;
        _context.IsKeepingAlive = false;
        // What was due for others has been forgotten: the driver looks at everything before it waits.
        _context.Progressed();
    }

    /// <summary>Waits for whatever comes first: bytes, a moment at which the client has something to do, the deadline, or a wake-up.</summary>
    /// <param name="now">The moment, milliseconds on the driver's clock.</param>
    /// <param name="deadline">The latest moment to go on at.</param>
    public void Wait(long now, long deadline)
    {
        lock (Gate)
        {
            if (_context.HasProgressed) deadline = now;
            long until = Math.Min(deadline, _context.NextDue);
            _network.Wait(_context.Wires, (int)Math.Clamp(until - now, 0, int.MaxValue / 1000));
        }
    }

    /// <summary>The moment at which the client has something to do even if nothing comes; <see cref="long.MaxValue"/> when it has not.</summary>
    public long NextDue => _context.HasProgressed ? _context.Now : _context.NextDue;

    /// <summary>Ends the present or the next <see cref="Wait"/>. Any thread may call it.</summary>
    public void WakeUp() => _network.WakeUp();

    /// <summary>Drives and waits until an answer has come.</summary>
    /// <param name="answer">What is waited for.</param>
    /// <param name="timeoutMs">The longest wait, milliseconds.</param>
    /// <exception cref="KafkaException">The answer is an error, or has not come in time.</exception>
    public T Await<T>(Answer<T> answer, int timeoutMs = 60_000)
    {
        long deadline = Now + timeoutMs;
        while (true)
        {
            long now = Now;
            Drive(now);
            if (answer.IsCompleted) return answer.Value;
            if (now >= deadline) throw new KafkaException(ErrorCode.RequestTimedOut, $"no answer within {timeoutMs} ms");
            Wait(now, deadline);
        }
    }

    /// <summary>Closes all connections; what is not answered fails. Batches that were handed out may still be returned.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            if (_disposed) return;
            _disposed = true;
            foreach (var part in _parts) part.Close();
            var closed = new KafkaException(ErrorCode.NetworkException, "the client is closed");
            // One that hears of it and fails in turn must not keep the others from hearing, nor the wires from being closed.
            Exception? first = null;
            foreach (var exchange in _exchanges.ToArray())
            {
                try
                {
                    exchange.Fail(closed);
                }
                catch (Exception e)
                {
                    first ??= e;
                }
            }
            _context.Cluster.Dispose();
            _context.Tokens?.Dispose();
            _network.Dispose();
            if (first is not null) ExceptionDispatchInfo.Throw(first);
        }
    }

    internal Exchange<TRequest, TResponse> Ask<TRequest, TResponse>(Route route, TRequest request, Func<TResponse, short> errorOf, short? highestVersion = null, int timeoutMs = 0)
        where TRequest : IMessage
        where TResponse : IMessage, new()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var exchange = new Exchange<TRequest, TResponse>(_context, route, request, errorOf) { HighestVersion = highestVersion ?? TRequest.Highest, TimeoutMs = timeoutMs };
        _exchanges.Add(exchange);
        _context.Progressed();
        return exchange;
    }

    internal void Add(Exchange exchange)
    {
        _exchanges.Add(exchange);
        _context.Progressed();
    }

    internal void Remove(IPart part) => _parts.Remove(part);

    private T Add<T>(T part)
        where T : IPart
    {
        _parts.Add(part);
        return part;
    }

    private void DriveExchanges()
    {
        // Answers may ask for more, which is added at the end.
        for (int i = 0; i < _exchanges.Count; i++)
        {
            if (!_exchanges[i].Drive()) continue;
            _exchanges.RemoveAt(i--);
        }
    }
}
