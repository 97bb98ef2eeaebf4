using System.Runtime.InteropServices;

namespace Streamiz.Protocol.Native;

internal static unsafe partial class SnappyLibrary
{
    [LibraryImport(NativeCodecs.Snappy)]
    private static partial int snappy_compress(byte* input, nuint inputLength, byte* output, nuint* outputLength);

    [LibraryImport(NativeCodecs.Snappy)]
    private static partial int snappy_uncompress(byte* input, nuint inputLength, byte* output, nuint* outputLength);

    [LibraryImport(NativeCodecs.Snappy)]
    private static partial int snappy_uncompressed_length(byte* input, nuint inputLength, nuint* result);

    [LibraryImport(NativeCodecs.Snappy)]
    private static partial nuint snappy_max_compressed_length(nuint length);

    public static int MaxCompressedLength(int length) => checked((int)snappy_max_compressed_length((nuint)length));

    public static int Compress(ReadOnlySpan<byte> from, Span<byte> to)
    {
        nuint length = (nuint)to.Length;
        fixed (byte* input = from, output = to)
        {
            if (snappy_compress(input, (nuint)from.Length, output, &length) != 0) throw new InvalidOperationException("snappy could not compress");
        }
        return (int)length;
    }

    /// <summary>The length that a block claims; -1 when it has none.</summary>
    public static long UncompressedLength(ReadOnlySpan<byte> from)
    {
        nuint length;
        fixed (byte* input = from) return snappy_uncompressed_length(input, (nuint)from.Length, &length) == 0 ? (long)length : -1;
    }

    public static bool TryUncompress(ReadOnlySpan<byte> from, Span<byte> to)
    {
        nuint length = (nuint)to.Length;
        byte none;
        fixed (byte* input = from, output = to) return snappy_uncompress(input, (nuint)from.Length, to.IsEmpty ? &none : output, &length) == 0 && length == (nuint)to.Length;
    }
}
