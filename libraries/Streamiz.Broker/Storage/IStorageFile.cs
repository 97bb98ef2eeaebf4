namespace Streamiz.Broker.Storage;

internal interface IStorageFile : IDisposable
{
    long Length { get; }

    /// <summary>Writes at a position; when it returns, the bytes are the operating system's and outlive this process.</summary>
    void Write(ReadOnlySpan<byte> bytes, long position);

    /// <summary>Reads until the span is full or the file ends.</summary>
    int Read(Span<byte> bytes, long position);

    void Truncate(long length);

    /// <summary>Forces what was written to the device.</summary>
    void Flush();
}
