using System.Text;
using Streamiz.Broker.Faults;
using Streamiz.Broker.Fetching;
using Streamiz.Broker.Groups;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Security;
using Streamiz.Broker.Storage;
using Streamiz.Broker.Topics;
using Streamiz.Broker.Transactions;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Core;

/// <summary>
/// The broker without sockets, threads and clocks: it is told of requests and of the time, and answers. Whoever calls it sees to it that
/// calls come one after another.
/// </summary>
internal sealed class BrokerCore : IDisposable
{
    private readonly IBrokerStorage _storage;
    private readonly List<WaitingFetch> _touched = [];
    private readonly Action<string> _notice;

    /// <param name="setup">What does not change while it runs.</param>
    /// <param name="storage">Where everything is kept; closed with the core.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public BrokerCore(CoreSetup setup, IBrokerStorage storage, long now)
    {
        Setup = setup;
        _storage = storage;
        _notice = setup.Notice;
        Now = now;
        Settings = new BrokerSettings(setup.Settings);
        Faults = setup.Faults is null ? null : new FaultDesk(setup.Faults, this);
        Identity = new Identity(storage, setup.Random, Settings);
        Credentials = new Credentials(setup.Users);
        GroupConfigs = new GroupConfigs(Identity, Settings);
        Topics = new TopicStore(storage, Settings, NewId, setup.Notice);
        FetchSessions = new FetchSessions(setup.Random, Settings);
        Groups = new GroupStore(this);
        Transactions = new TransactionStore(this);
        Groups.Load();
        Transactions.Load();
        Housekeeping.Begin(this);
    }

    public CoreSetup Setup { get; }

    public BrokerSettings Settings { get; }

    public Timers Timers { get; } = new();

    public Identity Identity { get; }

    public Credentials Credentials { get; }

    public GroupConfigs GroupConfigs { get; }

    public TopicStore Topics { get; }

    public FetchSessions FetchSessions { get; }

    public GroupStore Groups { get; }

    public TransactionStore Transactions { get; }

    public FaultDesk? Faults { get; }

    /// <summary>The time of the event being handled, milliseconds since 1970.</summary>
    public long Now { get; private set; }

    /// <summary>When <see cref="Tick"/> is to be called next.</summary>
    public long NextDeadline => Timers.Next;

    /// <summary>Handles a frame. Null when the connection is to be closed instead of answered.</summary>
    public Call? Handle(Session session, ReadOnlyMemory<byte> frame, long now)
    {
        Now = now;
        Call? call = null;
        try
        {
            call = Begin(session, frame);
            if (call is null) session.Close();
            else if (session.Placement.Refuse(call) is var refused and not ErrorCode.None) call.Answer(ErrorAnswers.For(call, refused));
            else if (Faults?.Refuse(call) != true) Handlers.ApiHandlers.Find(call.Api)!.Handle(this, call);
        }
        catch (WireFormatException e)
        {
            _notice($"{session.Peer} sent what is no request: {e.Message}");
            session.Close();
        }
        catch (IOException e)
        {
            _notice($"A request of {session.Peer} could not be answered: {e.Message}");
            session.Close();
        }
        AnswerTouched();
        return session.IsClosing && call?.IsAnswered != true ? null : call;
    }

    /// <summary>Does what is due.</summary>
    public void Tick(long now)
    {
        Now = now;
        Timers.Run(now);
        AnswerTouched();
    }

    /// <summary>A log has more to read, or its partition is gone: fetches waiting for it are looked at after the present event.</summary>
    public void Touch(Partition partition)
    {
        foreach (WaitingFetch fetch in partition.Waiting) _touched.Add(fetch);
    }

    public void Notice(string text) => _notice(text);

    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Setup.Random.NextBytes(bytes);
        // A first character '-' of the text form would look like an option to command line tools.
        bytes[0] &= 0x7f;
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Keeps everything so that the next start is quick.</summary>
    public void Close()
    {
        Topics.Close();
        _storage.Dispose();
    }

    public void Dispose()
    {
        Topics.Dispose();
        _storage.Dispose();
    }

    private Call? Begin(Session session, ReadOnlyMemory<byte> frame)
    {
        var reader = new WireReader(frame);
        RequestHeader header = RequestHeader.Read(ref reader);
        ReadOnlyMemory<byte> body = frame[reader.Position..];
        ApiInfo? api = ApiTable.Find(header.ApiKey);
        Handlers.ApiHandler? handler = api is null ? null : Handlers.ApiHandlers.Find(api.Key);
        if (api is null || handler is null) return Refused(session, $"asked for API {header.ApiKey}, which this broker does not have");
        if (!session.Authentication.Allows(api.Key)) return Refused(session, $"asked for {api.Key} before it logged in");
        if (header.ApiVersion >= handler.MinVersion && header.ApiVersion <= handler.MaxVersion) return new Call(session, api, header, body, Now);
        if (api.Key != Api.ApiVersions) return Refused(session, $"asked for {api.Key} in version {header.ApiVersion}");
        // A client of another age is answered in version 0, which it can read, and learns there what it may ask for.
        header.ApiVersion = 0;
        return new Call(session, api, header, body, Now) { IsTooNew = true };
    }

    private Call? Refused(Session session, string why)
    {
        _notice($"{session.Peer} {why}; the connection is closed.");
        return null;
    }

    private void AnswerTouched()
    {
        for (int i = 0; i < _touched.Count; i++) _touched[i].Look();
        _touched.Clear();
    }
}
