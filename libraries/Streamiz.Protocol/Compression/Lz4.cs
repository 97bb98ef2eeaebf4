using Streamiz.Protocol.Native;

namespace Streamiz.Protocol.Compression;

internal static class Lz4
{
    public static void Decompress(ReadOnlySpan<byte> from, ref Output output)
    {
        using var context = new Lz4Decompression();
        bool done = false;
        while (!done)
        {
            var room = output.Room();
            if (!context.TryContinue(from, room, out int read, out int written, out done)) throw Bad("are not in LZ4's format");
            if (!done && read == 0 && written == 0) throw Bad("end in the middle of an LZ4 frame");
            from = from[read..];
            output.Add(written);
        }
    }

    public static void Compress(ReadOnlySpan<byte> from, ref Output output, int? level)
    {
        var room = output.Room(Lz4Library.CompressBound(from.Length));
        output.Add(Lz4Library.CompressFrame(from, room, level ?? 0));
    }

    private static WireFormatException Bad(string what) => new($"record batch: the records {what}");
}
