using Streamiz.Protocol;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Connections;

/// <summary>Asks for versions. A node that does not know the question's version answers in version 0.</summary>
internal sealed class ApiVersionsCall(ApiVersionsRequest request, short version, Action<ApiVersionsResponse, short> complete, Action<KafkaException> fail) : Call
{
    public override short ApiKey => ApiVersionsRequest.ApiKey;

    public override short MinVersion => version;

    public override short MaxVersion => version;

    public override short FlexibleFrom => ApiVersionsRequest.FlexibleFrom;

    public override void Write(Outbox outbox, ref WireWriter writer) => request.Write(ref writer, Version);

    public override void Complete(ReadOnlyMemory<byte> body, Slab? slab)
    {
        var response = new ApiVersionsResponse();
        var reader = new WireReader(body);
        bool unsupported = body.Length >= 2 && reader.ReadInt16() == (short)ErrorCode.UnsupportedVersion;
        reader = new WireReader(body);
        response.Read(ref reader, unsupported ? (short)0 : Version);
        complete(response, Version);
    }

    public override void Fail(KafkaException error) => fail(error);
}
