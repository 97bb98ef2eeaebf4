using System.Buffers;

namespace Streamiz.Protocol.Compression;

/// <summary>Compresses and decompresses the records of batches into arrays that are used again and grow as needed.</summary>
public static class Codec
{
    /// <summary>Decompresses; answers how many bytes there are in <paramref name="into"/>.</summary>
    /// <param name="type">The codec.</param>
    /// <param name="from">Compressed bytes.</param>
    /// <param name="into">Where they go; another array when this one is too small.</param>
    /// <param name="limit">The most bytes that may come out.</param>
    /// <exception cref="WireFormatException">The bytes are not of this codec, or hold more than <paramref name="limit"/>.</exception>
    /// <exception cref="DllNotFoundException">The codec's library is not installed; the message says which.</exception>
    public static int Decompress(CompressionType type, ReadOnlySpan<byte> from, ref byte[] into, int limit)
    {
        var output = new Output(into, 0, limit);
        switch (type)
        {
            case CompressionType.None:
                from.CopyTo(output.Room(from.Length));
                output.Add(from.Length);
                break;
            case CompressionType.Gzip:
                Gzip.Decompress(from, ref output);
                break;
            case CompressionType.Snappy:
                Snappy.Decompress(from, ref output);
                break;
            case CompressionType.Lz4:
                Lz4.Decompress(from, ref output);
                break;
            case CompressionType.Zstd:
                Zstd.Decompress(from, ref output);
                break;
            default:
                throw new WireFormatException($"record batch: compression {(int)type} is not known");
        }
        into = output.Bytes;
        return output.Length;
    }

    /// <summary>Compresses behind the first <paramref name="offset"/> bytes of an array; answers how many bytes were added.</summary>
    /// <param name="type">The codec.</param>
    /// <param name="from">The bytes.</param>
    /// <param name="into">Where they go; another array, with the first bytes copied, when this one is too small.</param>
    /// <param name="offset">Bytes to leave free at the start.</param>
    /// <param name="level">The codec's level; null is its default.</param>
    /// <exception cref="DllNotFoundException">The codec's library is not installed; the message says which.</exception>
    public static int Compress(CompressionType type, ReadOnlySpan<byte> from, ref byte[] into, int offset, int? level = null)
    {
        var output = new Output(into, offset, Array.MaxLength);
        switch (type)
        {
            case CompressionType.None:
                from.CopyTo(output.Room(from.Length));
                output.Add(from.Length);
                break;
            case CompressionType.Gzip:
                Gzip.Compress(from, ref output, level);
                break;
            case CompressionType.Snappy:
                Snappy.Compress(from, ref output);
                break;
            case CompressionType.Lz4:
                Lz4.Compress(from, ref output, level);
                break;
            case CompressionType.Zstd:
                Zstd.Compress(from, ref output, level);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "not a codec");
        }
        into = output.Bytes;
        return output.Length - offset;
    }
}
