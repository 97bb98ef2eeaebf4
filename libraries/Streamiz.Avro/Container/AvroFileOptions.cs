namespace Streamiz.Avro;

/// <summary>How a container file is written.</summary>
public sealed record AvroFileOptions
{
    /// <summary><c>null</c>, <c>deflate</c>, <c>snappy</c>, <c>zstandard</c>, <c>bzip2</c> or <c>xz</c>.</summary>
    public string Codec { get; init; } = "null";

    /// <summary>Unpacked bytes after which a block ends.</summary>
    public int BlockBytes { get; init; } = 64 << 10;

    /// <summary>Entries of the header besides schema and codec.</summary>
    public IReadOnlyDictionary<string, byte[]> Metadata { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>The 16 bytes that end each block; random ones when null.</summary>
    public ReadOnlyMemory<byte>? SyncMarker { get; init; }
}
