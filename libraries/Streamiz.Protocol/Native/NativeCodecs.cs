using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Streamiz.Protocol.Native;

/// <summary>Finds the codecs' libraries under the names that systems give them, and says what to install where there is none.</summary>
internal static class NativeCodecs
{
    public const string Lz4 = "streamiz-lz4";
    public const string Zstd = "streamiz-zstd";
    public const string Snappy = "streamiz-snappy";

    // Registered before the first call into any of the libraries: the runtime asks for it once an assembly.
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "A resolver has to be there before the first call.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeCodecs).Assembly, Resolve);

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        (string[] files, string package) = name switch
        {
            Lz4 => (new[] { "liblz4.so.1", "liblz4.1.dylib", "liblz4.dll" }, "liblz4-1"),
            Zstd => (["libzstd.so.1", "libzstd.1.dylib", "libzstd.dll"], "libzstd1"),
            Snappy => (["libsnappy.so.1", "libsnappy.1.dylib", "snappy.dll"], "libsnappy1v5"),
            _ => ([], ""),
        };
        if (files.Length == 0) return IntPtr.Zero;
        foreach (string file in files)
            if (NativeLibrary.TryLoad(file, assembly, path, out var handle)) return handle;
        throw new DllNotFoundException($"The compression library {files[0]} is not installed (package {package} on Debian and Ubuntu). It is needed for record batches compressed with {name[9..]}.");
    }
}
