using System.Runtime.InteropServices;

namespace Streamiz.Avro;

/// <summary>The xz format.</summary>
internal sealed unsafe class XzCodec() : Codec("xz")
{
    private const uint Preset = 6;
    private const int Crc64 = 4;

    // The library's number for a target that is too small, or for packed bytes that end too early.
    private const int BufferError = 10;

    // A header may ask for a dictionary of gigabytes.
    private const ulong MostMemory = 512UL << 20;

    private static readonly Lazy<Library> Native = new(() => new Library());

    private readonly Library _native = Native.Value;

    public override int Unpack(ReadOnlySpan<byte> block, ref byte[] target)
    {
        Prepare(block.Length, ref target);
        while (true)
        {
            ulong memory = MostMemory;
            nuint read = 0;
            nuint written = 0;
            int result;
            fixed (byte* from = block)
            fixed (byte* to = target) result = _native.Unpack(&memory, 0, 0, from, &read, (nuint)block.Length, to, &written, (nuint)target.Length);
            if (result == 0 && read == (nuint)block.Length) return (int)written;
            if (result != BufferError) throw Damaged(result == 0 ? "bytes are left behind it" : "error " + result);
            Enlarge(ref target);
        }
    }

    public override byte[] Pack(ReadOnlySpan<byte> data)
    {
        byte[] packed = new byte[(int)_native.MostPacked((nuint)data.Length)];
        nuint written = 0;
        int result;
        fixed (byte* from = data)
        fixed (byte* to = packed) result = _native.Pack(Preset, Crc64, 0, from, (nuint)data.Length, to, &written, (nuint)packed.Length);
        if (result != 0) throw new AvroDataException("xz cannot pack a block: error " + result);
        return packed[..(int)written];
    }

    private sealed class Library
    {
        public readonly delegate* unmanaged<uint, int, nint, byte*, nuint, byte*, nuint*, nuint, int> Pack;
        public readonly delegate* unmanaged<ulong*, uint, nint, byte*, nuint*, nuint, byte*, nuint*, nuint, int> Unpack;
        public readonly delegate* unmanaged<nuint, nuint> MostPacked;

        public Library()
        {
            nint library = NativeCodecLibrary.Load("xz", "liblzma5", "liblzma.so.5", "liblzma.5.dylib", "liblzma.dll");
            Pack = (delegate* unmanaged<uint, int, nint, byte*, nuint, byte*, nuint*, nuint, int>)NativeLibrary.GetExport(library, "lzma_easy_buffer_encode");
            Unpack = (delegate* unmanaged<ulong*, uint, nint, byte*, nuint*, nuint, byte*, nuint*, nuint, int>)NativeLibrary.GetExport(library, "lzma_stream_buffer_decode");
            MostPacked = (delegate* unmanaged<nuint, nuint>)NativeLibrary.GetExport(library, "lzma_stream_buffer_bound");
        }
    }
}
