using System;
using System.Globalization;

namespace Streamiz.Avro.Generator;

/// <summary>One .avsc file: its text, and which version of which schema its name says it is.</summary>
internal sealed class SchemaFile : IEquatable<SchemaFile>
{
    public SchemaFile(string path, string text)
    {
        Path = path;
        Text = text;
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        int dot = name.LastIndexOf(".v", StringComparison.Ordinal);
        if (dot > 0 && int.TryParse(name.Substring(dot + 2), NumberStyles.None, CultureInfo.InvariantCulture, out int version))
        {
            Version = version;
            name = name.Substring(0, dot);
        }

        Series = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", name);
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>Folder and name without the version: files that differ in nothing else are versions of one schema.</summary>
    public string Series { get; }

    /// <summary>The number behind <c>.v</c>; 0 when there is none.</summary>
    public int Version { get; }

    public bool Equals(SchemaFile? other) => other is not null && Path == other.Path && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as SchemaFile);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path) ^ StringComparer.Ordinal.GetHashCode(Text);
}
