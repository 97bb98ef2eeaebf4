using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Streamiz.Avro;

/// <summary>Snappy's raw format, and behind it the CRC-32 of the unpacked bytes, most significant byte first.</summary>
internal sealed unsafe class SnappyCodec() : Codec("snappy")
{
    private const int ChecksumSize = 4;

    private static readonly Lazy<Library> Native = new(() => new Library());

    private readonly Library _native = Native.Value;

    public override int Unpack(ReadOnlySpan<byte> block, ref byte[] target)
    {
        if (block.Length < ChecksumSize) throw Damaged("it has no checksum");
        var packed = block[..^ChecksumSize];
        nuint size;
        fixed (byte* from = packed)
        {
            if (_native.UnpackedSize(from, (nuint)packed.Length, &size) != 0) throw Damaged("its size cannot be read");
            // Snappy packs 64 bytes into 3 at best; a greater claim is a lie, and memory is not made for it.
            if (size > MostBytes || size > (nuint)packed.Length * 24) throw Damaged($"it claims {size} bytes");
            if (target.Length < (int)size) target = new byte[(int)size];
            nuint written = (nuint)target.Length;
            fixed (byte* to = target)
            {
                if (_native.Unpack(from, (nuint)packed.Length, to, &written) != 0) throw Damaged("it does not unpack");
            }
        }
        uint expected = BinaryPrimitives.ReadUInt32BigEndian(block[^ChecksumSize..]);
        if (Crc32.Of(target.AsSpan(0, (int)size)) != expected) throw Damaged("the checksum differs");
        return (int)size;
    }

    public override byte[] Pack(ReadOnlySpan<byte> data)
    {
        nuint size = _native.MostPacked((nuint)data.Length);
        byte[] packed = new byte[(int)size];
        fixed (byte* from = data)
        fixed (byte* to = packed)
        {
            if (_native.Pack(from, (nuint)data.Length, to, &size) != 0) throw new AvroDataException("snappy cannot pack a block");
        }
        byte[] block = new byte[(int)size + ChecksumSize];
        packed.AsSpan(0, (int)size).CopyTo(block);
        BinaryPrimitives.WriteUInt32BigEndian(block.AsSpan((int)size), Crc32.Of(data));
        return block;
    }

    private sealed class Library
    {
        public readonly delegate* unmanaged<byte*, nuint, byte*, nuint*, int> Pack;
        public readonly delegate* unmanaged<byte*, nuint, byte*, nuint*, int> Unpack;
        public readonly delegate* unmanaged<byte*, nuint, nuint*, int> UnpackedSize;
        public readonly delegate* unmanaged<nuint, nuint> MostPacked;

        public Library()
        {
            nint library = NativeCodecLibrary.Load("snappy", "libsnappy1v5", "libsnappy.so.1", "libsnappy.dylib", "snappy.dll");
            Pack = (delegate* unmanaged<byte*, nuint, byte*, nuint*, int>)NativeLibrary.GetExport(library, "snappy_compress");
            Unpack = (delegate* unmanaged<byte*, nuint, byte*, nuint*, int>)NativeLibrary.GetExport(library, "snappy_uncompress");
            UnpackedSize = (delegate* unmanaged<byte*, nuint, nuint*, int>)NativeLibrary.GetExport(library, "snappy_uncompressed_length");
            MostPacked = (delegate* unmanaged<nuint, nuint>)NativeLibrary.GetExport(library, "snappy_max_compressed_length");
        }
    }
}
