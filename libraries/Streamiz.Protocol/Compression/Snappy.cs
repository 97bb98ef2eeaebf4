using System.Buffers.Binary;
using Streamiz.Protocol.Native;

namespace Streamiz.Protocol.Compression;

/// <summary>Snappy: one raw block, or the framing of the Java library, in blocks behind a header. Written in the latter, as Java does.</summary>
internal static class Snappy
{
    private const int FramingHeader = 16;
    private const int BlockSize = 32 * 1024;

    // Three bytes can stand for 64, at most: a block that claims more lies.
    private const int MaxRatio = 22;

    private static ReadOnlySpan<byte> Magic => [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00];

    public static void Decompress(ReadOnlySpan<byte> from, ref Output output)
    {
        if (!from.StartsWith(Magic))
        {
            Block(from, ref output);
            return;
        }
        if (from.Length < FramingHeader) throw Bad();
        from = from[FramingHeader..];
        while (from.Length > 0)
        {
            if (from.Length < 4) throw Bad();
            int length = BinaryPrimitives.ReadInt32BigEndian(from);
            if (length < 0 || length > from.Length - 4) throw Bad();
            Block(from.Slice(4, length), ref output);
            from = from[(4 + length)..];
        }
    }

    public static void Compress(ReadOnlySpan<byte> from, ref Output output)
    {
        var header = output.Room(FramingHeader);
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], 1);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], 1);
        output.Add(FramingHeader);
        while (from.Length > 0)
        {
            var block = from[..Math.Min(BlockSize, from.Length)];
            var room = output.Room(4 + SnappyLibrary.MaxCompressedLength(block.Length));
            int length = SnappyLibrary.Compress(block, room[4..]);
            BinaryPrimitives.WriteInt32BigEndian(room, length);
            output.Add(4 + length);
            from = from[block.Length..];
        }
    }

    private static void Block(ReadOnlySpan<byte> block, ref Output output)
    {
        long length = SnappyLibrary.UncompressedLength(block);
        if (length < 0 || length > ((long)block.Length * MaxRatio) + 64) throw Bad();
        var room = output.Room((int)length);
        if (!SnappyLibrary.TryUncompress(block, room)) throw Bad();
        output.Add((int)length);
    }

    private static WireFormatException Bad() => new("record batch: the records are not in snappy's format");
}
