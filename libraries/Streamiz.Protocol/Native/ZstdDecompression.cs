namespace Streamiz.Protocol.Native;

/// <summary>Reads one Zstandard frame piece by piece. Owns the library's context.</summary>
internal sealed unsafe class ZstdDecompression : IDisposable
{
    private void* _context = ZstdLibrary.ZSTD_createDStream();

    public bool TryContinue(ReadOnlySpan<byte> from, Span<byte> to, out int read, out int written, out bool done)
    {
        nuint result;
        fixed (byte* source = from, target = to)
        {
            var input = new ZstdLibrary.InBuffer { Bytes = source, Size = (nuint)from.Length };
            var output = new ZstdLibrary.OutBuffer { Bytes = target, Size = (nuint)to.Length };
            result = ZstdLibrary.ZSTD_decompressStream(_context, &output, &input);
            read = (int)input.Position;
            written = (int)output.Position;
        }
        done = result == 0;
        return ZstdLibrary.ZSTD_isError(result) == 0;
    }

    public void Dispose()
    {
        if (_context is null) return;
        ZstdLibrary.ZSTD_freeDStream(_context);
        _context = null;
    }
}
