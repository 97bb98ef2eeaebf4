namespace Streamiz.Avro;

/// <summary>What is the same in all container files.</summary>
internal static class AvroFile
{
    public const int SyncSize = 16;

    public const string SchemaKey = "avro.schema";

    public const string CodecKey = "avro.codec";

    public static ReadOnlySpan<byte> Magic => "Obj\u0001"u8;
}
