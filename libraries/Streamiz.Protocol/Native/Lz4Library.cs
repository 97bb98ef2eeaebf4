using System.Runtime.InteropServices;

namespace Streamiz.Protocol.Native;

internal static unsafe partial class Lz4Library
{
    [LibraryImport(NativeCodecs.Lz4)]
    private static partial nuint LZ4F_compressFrameBound(nuint size, Preferences* preferences);

    [LibraryImport(NativeCodecs.Lz4)]
    private static partial nuint LZ4F_compressFrame(byte* to, nuint capacity, byte* from, nuint size, Preferences* preferences);

    [LibraryImport(NativeCodecs.Lz4)]
    internal static partial uint LZ4F_isError(nuint code);

    [LibraryImport(NativeCodecs.Lz4)]
    internal static partial nuint LZ4F_createDecompressionContext(void** context, uint version);

    [LibraryImport(NativeCodecs.Lz4)]
    internal static partial nuint LZ4F_freeDecompressionContext(void* context);

    [LibraryImport(NativeCodecs.Lz4)]
    internal static partial nuint LZ4F_decompress(void* context, byte* to, nuint* written, byte* from, nuint* read, void* options);

    public static int CompressBound(int length)
    {
        var preferences = Preferences.ForKafka(0);
        return checked((int)LZ4F_compressFrameBound((nuint)length, &preferences));
    }

    public static int CompressFrame(ReadOnlySpan<byte> from, Span<byte> to, int level)
    {
        var preferences = Preferences.ForKafka(level);
        nuint length;
        fixed (byte* input = from, output = to) length = LZ4F_compressFrame(output, (nuint)to.Length, input, (nuint)from.Length, &preferences);
        return LZ4F_isError(length) == 0 ? (int)length : throw new InvalidOperationException("LZ4 could not compress");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Preferences
    {
        private int _blockSizeId;
        private int _blockMode;
        private int _contentChecksum;
        private int _frameType;
        private ulong _contentSize;
        private uint _dictionaryId;
        private int _blockChecksum;
        private int _level;
        private uint _autoFlush;
        private uint _favorDecompressionSpeed;
        private uint _reserved0;
        private uint _reserved1;
        private uint _reserved2;

        // Blocks of 64 KB that do not lean on each other: Java's reader takes no others.
        public static Preferences ForKafka(int level) => new() { _blockSizeId = 4, _blockMode = 1, _level = level };
    }
}
