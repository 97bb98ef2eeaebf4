using System.Runtime.InteropServices;

namespace Streamiz.Rocks.Native;

/// <summary>
/// Option functions by name. There are more than a hundred of a few shapes and versions differ in which they have, so a missing one
/// is an error of that option only.
/// </summary>
internal static unsafe class OptionCall
{
    internal static void Invoke(string function, nint target) => ((delegate* unmanaged<nint, void>)Find(function))(target);

    internal static void Invoke(string function, nint target, bool value) =>
        ((delegate* unmanaged<nint, byte, void>)Find(function))(target, value ? (byte)1 : (byte)0);

    internal static void Invoke(string function, nint target, int value) => ((delegate* unmanaged<nint, int, void>)Find(function))(target, value);

    internal static void Invoke(string function, nint target, uint value) => ((delegate* unmanaged<nint, uint, void>)Find(function))(target, value);

    internal static void Invoke(string function, nint target, ulong value) => ((delegate* unmanaged<nint, ulong, void>)Find(function))(target, value);

    internal static void Invoke(string function, nint target, double value) => ((delegate* unmanaged<nint, double, void>)Find(function))(target, value);

    internal static void Invoke(string function, nint target, nint value) => ((delegate* unmanaged<nint, nint, void>)Find(function))(target, value);

    internal static void Invoke(string function, nint target, string value)
    {
        nint text = Marshal.StringToCoTaskMemUTF8(value);
        ((delegate* unmanaged<nint, nint, void>)Find(function))(target, text);
        Marshal.FreeCoTaskMem(text);
    }

    internal static void Invoke(string function, nint target, int a, int b, int c, int d) =>
        ((delegate* unmanaged<nint, int, int, int, int, void>)Find(function))(target, a, b, c, d);

    internal static void Invoke(string function, nint target, ulong a, int b, int c) =>
        ((delegate* unmanaged<nint, nuint, int, int, void>)Find(function))(target, (nuint)a, b, c);

    internal static void Invoke(string function, nint target, int[] values)
    {
        fixed (int* pointer = values)
            ((delegate* unmanaged<nint, int*, nuint, void>)Find(function))(target, pointer, (nuint)values.Length);
    }

    internal static nint Create(string function) => ((delegate* unmanaged<nint>)Find(function))();

    internal static nint Create(string function, nint argument) => ((delegate* unmanaged<nint, nint>)Find(function))(argument);

    internal static nint Create(string function, ulong argument) => ((delegate* unmanaged<nuint, nint>)Find(function))((nuint)argument);

    internal static nint Create(string function, double argument) => ((delegate* unmanaged<double, nint>)Find(function))(argument);

    /// <summary>Sets options that have no C function in some versions, by RocksDB's own text form: <c>name=value;</c>.</summary>
    internal static void FromText(nint options, nint result, string text)
    {
        nint error = 0;
        nint utf8 = Marshal.StringToCoTaskMemUTF8(text);
        ((delegate* unmanaged<nint, nint, nint, nint*, void>)Find("rocksdb_get_options_from_string"))(options, utf8, result, &error);
        Marshal.FreeCoTaskMem(utf8);
        NativeText.Check(error);
    }

    private static nint Find(string function) =>
        NativeLibrary.TryGetExport(RocksLibrary.Ensure(), function, out nint address)
            ? address
            : throw new RocksException($"The installed librocksdb has no function {function}: a later version may have it.");
}
