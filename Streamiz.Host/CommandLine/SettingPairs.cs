namespace Streamiz.Host.CommandLine;

/// <summary>Settings given as <c>name=value</c>.</summary>
internal static class SettingPairs
{
    public static Dictionary<string, string> Read(string[]? pairs)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in pairs ?? [])
        {
            int at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at < 1) throw new StartException($"--set takes name=value, but is {pair}.");
            settings[pair[..at]] = pair[(at + 1)..];
        }
        return settings;
    }
}
