using System.Reflection;

namespace Streamiz.Host.Sources;

/// <summary>Small text tables that travel inside the assembly.</summary>
internal static class EmbeddedText
{
    /// <exception cref="InvalidOperationException">No such table was built in.</exception>
    public static IEnumerable<string> Lines(string name)
    {
        Assembly assembly = typeof(EmbeddedText).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }
}
