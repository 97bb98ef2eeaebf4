using System.Runtime.InteropServices;

namespace Streamiz.Avro;

/// <summary>Bzip2.</summary>
internal sealed unsafe class Bzip2Codec() : Codec("bzip2")
{
    // Hundreds of kilobytes that are sorted at once; 9 is the most and what others use.
    private const int BlockSize = 9;

    // The library's number for a target that is too small.
    private const int TargetTooSmall = -8;

    private static readonly Lazy<Library> Native = new(() => new Library());

    private readonly Library _native = Native.Value;

    public override int Unpack(ReadOnlySpan<byte> block, ref byte[] target)
    {
        Prepare(block.Length, ref target);
        while (true)
        {
            uint size = (uint)target.Length;
            int result;
            fixed (byte* from = block)
            fixed (byte* to = target) result = _native.Unpack(to, &size, from, (uint)block.Length, 0, 0);
            if (result == 0) return (int)size;
            if (result != TargetTooSmall) throw Damaged("error " + result);
            Enlarge(ref target);
        }
    }

    public override byte[] Pack(ReadOnlySpan<byte> data)
    {
        // What the library's documentation says is always enough.
        byte[] packed = new byte[data.Length + (data.Length / 100) + 600];
        uint size = (uint)packed.Length;
        int result;
        fixed (byte* from = data)
        fixed (byte* to = packed) result = _native.Pack(to, &size, from, (uint)data.Length, BlockSize, 0, 0);
        if (result != 0) throw new AvroDataException("bzip2 cannot pack a block: error " + result);
        return packed[..(int)size];
    }

    private sealed class Library
    {
        public readonly delegate* unmanaged<byte*, uint*, byte*, uint, int, int, int, int> Pack;
        public readonly delegate* unmanaged<byte*, uint*, byte*, uint, int, int, int> Unpack;

        public Library()
        {
            nint library = NativeCodecLibrary.Load("bzip2", "libbz2-1.0", "libbz2.so.1.0", "libbz2.so.1", "libbz2.dylib", "bz2.dll");
            Pack = (delegate* unmanaged<byte*, uint*, byte*, uint, int, int, int, int>)NativeLibrary.GetExport(library, "BZ2_bzBuffToBuffCompress");
            Unpack = (delegate* unmanaged<byte*, uint*, byte*, uint, int, int, int>)NativeLibrary.GetExport(library, "BZ2_bzBuffToBuffDecompress");
        }
    }
}
