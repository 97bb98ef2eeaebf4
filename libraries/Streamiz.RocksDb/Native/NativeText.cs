using System.Runtime.InteropServices;
using System.Text;

namespace Streamiz.Rocks.Native;

/// <summary>Bytes and texts that RocksDB hands out.</summary>
internal static unsafe class NativeText
{
    /// <summary>Throws RocksDB's error, if there is one, and frees its text.</summary>
    internal static void Check(nint error)
    {
        if (error != 0)
            throw new RocksException(Take(error)!);
    }

    /// <summary>Reads a text that RocksDB allocated, and frees it.</summary>
    internal static string? Take(nint text)
    {
        if (text == 0)
            return null;
        string? managed = Marshal.PtrToStringUTF8(text);
        RocksNative.Free(text);
        return managed;
    }

    internal static ReadOnlySpan<byte> Span(nint pointer, nuint length) => new((void*)pointer, checked((int)length));

    /// <summary>Column family names as the array of C strings that the open call wants. Freed by the caller.</summary>
    internal static nint[] CStrings(IReadOnlyList<string> names)
    {
        nint[] pointers = new nint[names.Count];
        for (int i = 0; i < pointers.Length; i++)
            pointers[i] = Marshal.StringToCoTaskMemUTF8(names[i]);
        return pointers;
    }

    internal static void FreeCStrings(nint[] pointers)
    {
        foreach (nint pointer in pointers)
            Marshal.FreeCoTaskMem(pointer);
    }

    internal static string[] TakeNames(nint list, nuint count)
    {
        string[] names = new string[(int)count];
        for (int i = 0; i < names.Length; i++)
            names[i] = Marshal.PtrToStringUTF8(((nint*)list)[i])!;
        RocksNative.ListColumnFamiliesDestroy(list, count);
        return names;
    }

    internal static string Utf8(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
