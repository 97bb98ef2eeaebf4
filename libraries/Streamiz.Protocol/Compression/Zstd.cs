using Streamiz.Protocol.Native;

namespace Streamiz.Protocol.Compression;

internal static class Zstd
{
    private const int DefaultLevel = 3;

    public static void Decompress(ReadOnlySpan<byte> from, ref Output output)
    {
        using var context = new ZstdDecompression();
        bool done = false;
        while (!done)
        {
            var room = output.Room();
            if (!context.TryContinue(from, room, out int read, out int written, out done)) throw Bad("are not in Zstandard's format");
            if (!done && read == 0 && written == 0) throw Bad("end in the middle of a Zstandard frame");
            from = from[read..];
            output.Add(written);
        }
    }

    public static void Compress(ReadOnlySpan<byte> from, ref Output output, int? level)
    {
        var room = output.Room(ZstdLibrary.CompressBound(from.Length));
        output.Add(ZstdLibrary.Compress(from, room, level ?? DefaultLevel));
    }

    private static WireFormatException Bad(string what) => new($"record batch: the records {what}");
}
