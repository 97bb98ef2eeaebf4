using Streamiz.Protocol.Messages;

namespace Streamiz.Protocol;

/// <summary>What stands before a request's body, behind the four bytes of its size.</summary>
public struct RequestHeader
{
    /// <summary>The API's key.</summary>
    public short ApiKey;

    /// <summary>The body's version.</summary>
    public short ApiVersion;

    /// <summary>The number that the answer brings back.</summary>
    public int CorrelationId;

    /// <summary>The client's name.</summary>
    public string? ClientId;

    /// <summary>Reads a header. Of an API that is not known only the four fixed fields and the name are read.</summary>
    public static RequestHeader Read(ref WireReader reader)
    {
        var header = new RequestHeader { ApiKey = reader.ReadInt16(), ApiVersion = reader.ReadInt16(), CorrelationId = reader.ReadInt32(), ClientId = reader.ReadNullableString(false) };
        if (ApiTable.Find(header.ApiKey) is { } api && header.ApiVersion >= api.FlexibleFrom) reader.SkipTags();
        return header;
    }

    /// <summary>Writes the header; <paramref name="flexible"/> when the body's version is.</summary>
    public readonly void Write(ref WireWriter writer, bool flexible)
    {
        writer.WriteInt16(ApiKey);
        writer.WriteInt16(ApiVersion);
        writer.WriteInt32(CorrelationId);
        writer.WriteNullableString(ClientId, false);
        if (flexible) writer.WriteNoTags();
    }
}
