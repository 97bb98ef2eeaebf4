using System.Runtime.InteropServices;

namespace Streamiz.Avro;

/// <summary>Zstandard frames.</summary>
internal sealed unsafe class ZstandardCodec() : Codec("zstandard")
{
    private const int Level = 3;

    // The library's number for a target that is too small.
    private const int TargetTooSmall = 70;

    private static readonly Lazy<Library> Native = new(() => new Library());

    private readonly Library _native = Native.Value;

    public override int Unpack(ReadOnlySpan<byte> block, ref byte[] target)
    {
        Prepare(block.Length, ref target);
        while (true)
        {
            nuint result;
            fixed (byte* from = block)
            fixed (byte* to = target) result = _native.Unpack(to, (nuint)target.Length, from, (nuint)block.Length);
            if (_native.IsError(result) == 0) return (int)result;
            if (_native.ErrorCode(result) != TargetTooSmall) throw Damaged("error " + _native.ErrorCode(result));
            Enlarge(ref target);
        }
    }

    public override byte[] Pack(ReadOnlySpan<byte> data)
    {
        byte[] packed = new byte[(int)_native.MostPacked((nuint)data.Length)];
        nuint result;
        fixed (byte* from = data)
        fixed (byte* to = packed) result = _native.Pack(to, (nuint)packed.Length, from, (nuint)data.Length, Level);
        if (_native.IsError(result) != 0) throw new AvroDataException("zstandard cannot pack a block");
        return packed[..(int)result];
    }

    private sealed class Library
    {
        public readonly delegate* unmanaged<byte*, nuint, byte*, nuint, int, nuint> Pack;
        public readonly delegate* unmanaged<byte*, nuint, byte*, nuint, nuint> Unpack;
        public readonly delegate* unmanaged<nuint, nuint> MostPacked;
        public readonly delegate* unmanaged<nuint, uint> IsError;
        public readonly delegate* unmanaged<nuint, int> ErrorCode;

        public Library()
        {
            nint library = NativeCodecLibrary.Load("zstandard", "libzstd1", "libzstd.so.1", "libzstd.1.dylib", "libzstd.dll");
            Pack = (delegate* unmanaged<byte*, nuint, byte*, nuint, int, nuint>)NativeLibrary.GetExport(library, "ZSTD_compress");
            Unpack = (delegate* unmanaged<byte*, nuint, byte*, nuint, nuint>)NativeLibrary.GetExport(library, "ZSTD_decompress");
            MostPacked = (delegate* unmanaged<nuint, nuint>)NativeLibrary.GetExport(library, "ZSTD_compressBound");
            IsError = (delegate* unmanaged<nuint, uint>)NativeLibrary.GetExport(library, "ZSTD_isError");
            ErrorCode = (delegate* unmanaged<nuint, int>)NativeLibrary.GetExport(library, "ZSTD_getErrorCode");
        }
    }
}
