using System.Text;

namespace Streamiz.Protocol.Generator;

/// <summary>Prints the bytes' order of every version, one line a field, in the protocol guide's type names.</summary>
internal static class Layout
{
    public static string Of(Declaration declaration)
    {
        var text = new StringBuilder();
        string flexible = declaration.FlexibleFrom == int.MaxValue ? "none" : $"{declaration.FlexibleFrom}";
        text.Append($"== {declaration.ApiKey} {declaration.Name}  versions {declaration.Versions.First}-{declaration.Versions.Last}, flexible from {flexible}\n");
        foreach (var message in declaration.Messages)
        {
            int first = declaration.Versions.First;
            while (first <= declaration.Versions.Last)
            {
                string layout = Of(message, first);
                int last = first;
                while (last < declaration.Versions.Last && Of(message, last + 1) == layout) last++;
                text.Append($"{message.Kind} v{new VersionRange(first, last)}\n").Append(layout);
                first = last + 1;
            }
        }
        return text.ToString();
    }

    private static string Of(Message message, int version)
    {
        var text = new StringBuilder();
        Print(text, message.Root, version, version >= message.FlexibleFrom, 2);
        return text.ToString();
    }

    private static void Print(StringBuilder text, Struct value, int version, bool flexible, int indent)
    {
        var present = value.Fields.Where(f => f.Versions.Contains(version)).ToList();
        foreach (var field in present.Where(f => f.Tag is null)) Print(text, field, "", version, flexible, indent);
        if (!flexible) return;
        text.Append(' ', indent).Append("_tagged_fields\n");
        foreach (var field in present.Where(f => f.Tag is not null).OrderBy(f => f.Tag)) Print(text, field, $"tag {field.Tag} ", version, flexible, indent + 2);
    }

    private static void Print(StringBuilder text, Field field, string prefix, int version, bool flexible, int indent)
    {
        string item = field.Struct is not null ? "struct" : Type(field.Type, !field.IsArray && field.NullableIn(version), flexible);
        string type = field.IsArray ? $"{(flexible ? "compact_" : "")}array<{item}>{(field.NullableIn(version) ? "?" : "")}" : item;
        text.Append(' ', indent).Append($"{prefix}{Snake(field.Name)}: {type}\n");
        if (field.Struct is not null) Print(text, field.Struct, version, flexible, indent + 2);
    }

    private static string Type(string type, bool nullable, bool flexible) => type switch
    {
        "bool" => "boolean",
        "string" or "bytes" or "records" => (flexible ? "compact_" : "") + (nullable ? "nullable_" : "") + type,
        _ => type,
    };

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
