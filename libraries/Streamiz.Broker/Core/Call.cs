using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Core;

/// <summary>A request on its way to its answer. It is answered once, at once or later.</summary>
internal sealed class Call(Session session, ApiInfo api, RequestHeader header, ReadOnlyMemory<byte> body, long now)
{
    public Session Session { get; } = session;

    public Api Api => api.Key;

    public short Version => header.ApiVersion;

    public string ClientId => header.ClientId ?? "";

    /// <summary>When the request came, milliseconds.</summary>
    public long Now { get; } = now;

    public bool IsFlexible => header.ApiVersion >= api.FlexibleFrom;

    /// <summary>Set for an ApiVersions request of a version that is not known here.</summary>
    public bool IsTooNew { get; init; }

    public bool IsAnswered { get; private set; }

    /// <summary>What a test wants to happen to the answer, or null.</summary>
    public Faults.FaultRule? Fault { get; set; }

    public RequestHeader Header => header;

    /// <summary>True when the answer, if there is to be one, has been handed to the connection.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Reads the request. Its bytes live until it is answered; who keeps any of them longer copies them.</summary>
    public T Read<T>()
        where T : IMessageBody, new()
    {
        var request = new T();
        var reader = new WireReader(body);
        request.Read(ref reader, header.ApiVersion);
        return request;
    }

    public void Answer(IMessageBody response) => Answer(response, static (IMessageBody body, ref WireWriter writer, short version) => body.Write(ref writer, version));

    /// <summary>Answers with what <paramref name="write"/> puts behind the header.</summary>
    public void Answer<TState>(TState state, WriteBody<TState> write)
    {
        if (IsAnswered) return;
        IsAnswered = true;
        if (Session.IsGone) return;
        WireBuffer output = Session.Output;
        int start = output.Length;
        var writer = new WireWriter(output);
        writer.WriteInt32(0);
        ResponseHeader.Write(ref writer, header.CorrelationId, api.ResponseHeaderVersion(header.ApiVersion));
        write(state, ref writer, header.ApiVersion);
        output.PatchInt32(start, output.Length - start - 4);
        if (Session.Core.Faults?.Take(this, start) != true) Done();
    }

    /// <summary>For a request that wants no answer.</summary>
    public void AnswerNothing()
    {
        if (IsAnswered) return;
        IsAnswered = true;
        Done();
    }

    public void Done()
    {
        IsDone = true;
        Session.Done(this);
    }
}
