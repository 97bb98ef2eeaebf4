namespace Streamiz.Protocol;

/// <summary>What stands before a response's body, behind the four bytes of its size.</summary>
public static class ResponseHeader
{
    /// <summary>Reads a header; answers the number of the request.</summary>
    /// <param name="reader">Where it stands.</param>
    /// <param name="headerVersion">See <see cref="ApiInfo.ResponseHeaderVersion"/>.</param>
    public static int Read(ref WireReader reader, short headerVersion)
    {
        int correlationId = reader.ReadInt32();
        if (headerVersion >= 1) reader.SkipTags();
        return correlationId;
    }

    /// <summary>Writes a header.</summary>
    public static void Write(ref WireWriter writer, int correlationId, short headerVersion)
    {
        writer.WriteInt32(correlationId);
        if (headerVersion >= 1) writer.WriteNoTags();
    }
}
