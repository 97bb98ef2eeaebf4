namespace Streamiz.SchemaRegistry.Server;

/// <summary>The names of the modes as the REST API writes them.</summary>
internal static class RegistryModes
{
    private static readonly string[] Names = ["READWRITE", "READONLY", "READONLY_OVERRIDE", "IMPORT"];

    public static string Name(this RegistryMode mode) => Names[(int)mode];

    public static bool TryParse(string? name, out RegistryMode mode)
    {
        var index = Array.FindIndex(Names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        mode = (RegistryMode)Math.Max(index, 0);
        return index >= 0;
    }
}
