using System.Buffers;
using System.IO.Compression;

namespace Streamiz.Protocol.Compression;

internal static class Gzip
{
    public static void Decompress(ReadOnlySpan<byte> from, ref Output output)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Math.Max(1, from.Length));
        try
        {
            from.CopyTo(rented);
            using var stream = new GZipStream(new MemoryStream(rented, 0, from.Length, writable: false), CompressionMode.Decompress);
            while (true)
            {
                int read = stream.Read(output.Room());
                if (read == 0) break;
                output.Add(read);
            }
        }
        catch (InvalidDataException e)
        {
            throw new WireFormatException("record batch: the records are not in gzip's format", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public static void Compress(ReadOnlySpan<byte> from, ref Output output, int? level)
    {
        using var to = new MemoryStream();
        using (var stream = new GZipStream(to, new ZLibCompressionOptions { CompressionLevel = level ?? -1 }, leaveOpen: true)) stream.Write(from);
        int size = (int)to.Length;
        to.GetBuffer().AsSpan(0, size).CopyTo(output.Room(size));
        output.Add(size);
    }
}
