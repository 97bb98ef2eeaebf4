using System.IO.Compression;

namespace Streamiz.Avro;

/// <summary>Raw deflate (RFC 1951), without header or checksum.</summary>
internal sealed class DeflateCodec() : Codec("deflate")
{
    public override int Unpack(ReadOnlySpan<byte> block, ref byte[] target)
    {
        Prepare(block.Length, ref target);
        int size = 0;
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(block.ToArray()), CompressionMode.Decompress);
            while (true)
            {
                int read = inflate.Read(target, size, target.Length - size);
                if (read == 0) return size;
                size += read;
                if (size < target.Length) continue;
                byte[] before = target;
                Enlarge(ref target);
                before.CopyTo(target, 0);
            }
        }
        catch (InvalidDataException damage)
        {
            throw Damaged(damage.Message, damage);
        }
    }

    public override byte[] Pack(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(data);
        return packed.ToArray();
    }
}
