using System.Reflection;
using System.Runtime.InteropServices;

namespace Streamiz.Rocks.Native;

/// <summary>Finds librocksdb on the machine. The library is a system package, so its soname differs between distributions.</summary>
internal static class RocksLibrary
{
    /// <summary>The name the imports use; it is resolved to one of <see cref="Candidates"/>.</summary>
    internal const string Name = "rocksdb";

    /// <summary>An absolute path in this environment variable wins over every soname.</summary>
    internal const string PathVariable = "STREAMIZ_LIBROCKSDB";

    private static readonly Lazy<nint> Handle = new(() => Load(Candidates()));

    /// <summary>Registers the resolver and loads the library. Cheap after the first call.</summary>
    /// <exception cref="RocksException">librocksdb is not installed; the message says what to install.</exception>
    internal static nint Ensure() => Handle.Value;

    /// <summary>Whether the loaded library has the function: older versions lack some.</summary>
    internal static bool Exports(string function) => NativeLibrary.TryGetExport(Ensure(), function, out _);

    internal static IReadOnlyList<string> Candidates()
    {
        List<string> names = [];
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path)
            names.Add(path);
        if (OperatingSystem.IsWindows())
            names.AddRange(["rocksdb.dll", "rocksdb-shared.dll"]);
        else if (OperatingSystem.IsMacOS())
            names.AddRange(["librocksdb.dylib", "/opt/homebrew/lib/librocksdb.dylib", "/usr/local/lib/librocksdb.dylib"]);
        else
            names.AddRange(["librocksdb.so.10", "librocksdb.so.9", "librocksdb.so.9.10", "librocksdb.so.8", "librocksdb.so.8.9",
                "librocksdb.so.7.8", "librocksdb.so.7", "librocksdb.so"]);
        return names;
    }

    internal static nint Load(IReadOnlyList<string> candidates)
    {
        foreach (string candidate in candidates)
        {
            if (!NativeLibrary.TryLoad(candidate, out nint handle))
                continue;
            NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Name ? handle : 0);
            return handle;
        }
        throw new RocksException(
            "librocksdb was not found. Install it with the system's packages (Debian, Ubuntu: apt-get install librocksdb7.8, or the "
            + "librocksdb of a later release; Fedora: dnf install rocksdb; macOS: brew install rocksdb), or put the path of the shared "
            + $"library into {PathVariable}. Tried: {string.Join(", ", candidates)}.");
    }
}
