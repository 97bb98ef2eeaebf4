using System.Globalization;
using Streamiz.Avro;

namespace Streamiz.Host.Schemas;

/// <summary>Schemas in a folder, every version in a file of its own: <c>flights.StateVector.v1.avsc</c>.</summary>
internal static class SchemaFiles
{
    /// <summary>The versions of a file's schema that lie beside it and are older, oldest first.</summary>
    public static IReadOnlyList<(string Name, AvroSchema Schema)> Before(string file)
    {
        var (series, version) = Split(file);
        if (version == 0)
            return [];
        return [.. Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(file))!, "*.avsc")
            .Select(f => (File: f, Parts: Split(f)))
            .Where(f => f.Parts.Series == series && f.Parts.Version > 0 && f.Parts.Version < version)
            .OrderBy(f => f.Parts.Version)
            .Select(f => (Path.GetFileName(f.File), Read(f.File)))];
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="AvroSchemaException">It is no schema; the message begins with the file and the place in it.</exception>
    public static AvroSchema Read(string file)
    {
        try
        {
            return AvroSchema.Parse(File.ReadAllText(file));
        }
        catch (AvroSchemaException e)
        {
            throw new AvroSchemaException($"{file}({e.Line},{e.Column}): {e.Reason ?? e.Message}");
        }
    }

    private static (string Series, int Version) Split(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var dot = name.LastIndexOf(".v", StringComparison.Ordinal);
        return dot > 0 && int.TryParse(name.AsSpan(dot + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (name[..dot], version)
            : (name, 0);
    }
}
