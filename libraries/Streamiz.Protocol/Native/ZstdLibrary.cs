using System.Runtime.InteropServices;

namespace Streamiz.Protocol.Native;

internal static unsafe partial class ZstdLibrary
{
    [LibraryImport(NativeCodecs.Zstd)]
    private static partial nuint ZSTD_compress(byte* to, nuint capacity, byte* from, nuint size, int level);

    [LibraryImport(NativeCodecs.Zstd)]
    private static partial nuint ZSTD_compressBound(nuint size);

    [LibraryImport(NativeCodecs.Zstd)]
    internal static partial uint ZSTD_isError(nuint code);

    [LibraryImport(NativeCodecs.Zstd)]
    internal static partial void* ZSTD_createDStream();

    [LibraryImport(NativeCodecs.Zstd)]
    internal static partial nuint ZSTD_freeDStream(void* context);

    [LibraryImport(NativeCodecs.Zstd)]
    internal static partial nuint ZSTD_decompressStream(void* context, OutBuffer* to, InBuffer* from);

    public static int CompressBound(int length) => checked((int)ZSTD_compressBound((nuint)length));

    public static int Compress(ReadOnlySpan<byte> from, Span<byte> to, int level)
    {
        nuint length;
        fixed (byte* input = from, output = to) length = ZSTD_compress(output, (nuint)to.Length, input, (nuint)from.Length, level);
        return ZSTD_isError(length) == 0 ? (int)length : throw new InvalidOperationException("Zstandard could not compress");
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct InBuffer
    {
        public byte* Bytes;
        public nuint Size;
        public nuint Position;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct OutBuffer
    {
        public byte* Bytes;
        public nuint Size;
        public nuint Position;
    }
}
