using System.Runtime.InteropServices;

namespace Streamiz.Avro;

/// <summary>Finds the shared library of a codec.</summary>
internal static class NativeCodecLibrary
{
    public static nint Load(string codec, string package, params string[] names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out nint handle)) return handle;
        }
        throw new AvroCodecException(codec, $"codec '{codec}' needs the library {names[0]}, which is not on this machine; on Debian and Ubuntu: apt-get install {package}");
    }
}
