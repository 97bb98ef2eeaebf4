namespace Streamiz.Protocol.Native;

/// <summary>Reads one LZ4 frame piece by piece. Owns the library's context.</summary>
internal sealed unsafe class Lz4Decompression : IDisposable
{
    private const uint Version = 100;
    private void* _context;

    public Lz4Decompression()
    {
        void* context;
        if (Lz4Library.LZ4F_isError(Lz4Library.LZ4F_createDecompressionContext(&context, Version)) != 0) throw new InvalidOperationException("LZ4 could not be started");
        _context = context;
    }

    public bool TryContinue(ReadOnlySpan<byte> from, Span<byte> to, out int read, out int written, out bool done)
    {
        nuint input = (nuint)from.Length, output = (nuint)to.Length, result;
        byte none;
        fixed (byte* source = from, target = to) result = Lz4Library.LZ4F_decompress(_context, target, &output, source is null ? &none : source, &input, null);
        read = (int)input;
        written = (int)output;
        done = result == 0;
        return Lz4Library.LZ4F_isError(result) == 0;
    }

    public void Dispose()
    {
        if (_context is null) return;
        Lz4Library.LZ4F_freeDecompressionContext(_context);
        _context = null;
    }
}
