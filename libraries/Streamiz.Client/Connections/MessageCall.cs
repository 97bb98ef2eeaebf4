using Streamiz.Protocol;

namespace Streamiz.Client.Connections;

/// <summary>A call that is one object out and one object back.</summary>
internal sealed class MessageCall<TRequest, TResponse>(TRequest request, Action<TResponse, short> complete, Action<KafkaException> fail) : Call
    where TRequest : IMessage
    where TResponse : IMessage, new()
{
    public override short ApiKey => TRequest.Key;

    public override short MinVersion => TRequest.Lowest;

    /// <summary>The highest version to be used; lower than declared where the request needs it.</summary>
    public short HighestVersion { get; init; } = TRequest.Highest;

    public override short MaxVersion => HighestVersion;

    public override short FlexibleFrom => TRequest.Flexible;

    public override void Write(Outbox outbox, ref WireWriter writer) => request.Write(ref writer, Version);

    public override void Complete(ReadOnlyMemory<byte> body, Slab? slab)
    {
        var response = new TResponse();
        var reader = new WireReader(body);
        response.Read(ref reader, Version);
        complete(response, Version);
    }

    public override void Fail(KafkaException error) => fail(error);
}
