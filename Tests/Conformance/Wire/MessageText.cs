using System.Collections;
using System.Text.Json.Nodes;
using Streamiz.Protocol.Generator;

namespace Streamiz.Conformance.Wire;

/// <summary>Compares a decoded message with the text that the reference client prints of it.</summary>
internal static class MessageText
{
    public static bool Matches(Struct declared, int version, object actual, JsonObject expected)
    {
        var fields = declared.Fields.Where(f => f.Versions.Contains(version)).ToDictionary(f => Camel(f.Name));
        if (expected.Any(p => !fields.ContainsKey(p.Key))) return false;
        object otherwise = Activator.CreateInstance(actual.GetType())!;
        foreach (var (name, field) in fields)
        {
            var property = actual.GetType().GetProperty(field.Name)!;
            object? value = property.GetValue(actual);
            // A tagged field that has its default is neither on the wire nor printed.
            bool same = expected.TryGetPropertyValue(name, out var node) ? Matches(field, version, value, node) : field.Tag is not null && IsDefault(value, property.GetValue(otherwise));
            if (!same) return false;
        }
        return true;
    }

    private static bool Matches(Field field, int version, object? value, JsonNode? expected)
    {
        // The reference client does not print the bytes of records.
        if (field.Type == "records") return true;
        if (!field.IsArray || value is null || expected is null) return MatchesOne(field, version, value, expected);
        var items = ((IEnumerable)value).Cast<object?>().ToList();
        var nodes = expected.AsArray();
        return items.Count == nodes.Count && items.Zip(nodes).All(pair => MatchesOne(field, version, pair.First, pair.Second));
    }

    private static bool MatchesOne(Field field, int version, object? value, JsonNode? expected)
    {
        if (value is null || expected is null) return value is null && expected is null;
        if (field.Struct is not null) return Matches(field.Struct, version, value, expected.AsObject());
        return value switch
        {
            sbyte or short or ushort or int or long => Convert.ToInt64(value) == (long)expected,
            double d => d.Equals((double)expected),
            bool b => b == (bool)expected,
            string s => s == (string?)expected,
            Guid g => Base64Url(g) == (string?)expected,
            ReadOnlyMemory<byte> m => Convert.ToBase64String(m.Span) == (string?)expected,
            _ => false,
        };
    }

    private static bool IsDefault(object? value, object? otherwise)
    {
        if (value is null || otherwise is null) return value is null && otherwise is null;
        if (value is ICollection items) return items.Count == ((ICollection)otherwise).Count;
        if (value is string || value.GetType().IsPrimitive || value is Guid) return value.Equals(otherwise);
        return value.GetType().GetProperties().Where(p => p.Name != "UnknownTags").All(p => IsDefault(p.GetValue(value), p.GetValue(otherwise)));
    }

    private static string Base64Url(Guid id) => Convert.ToBase64String(id.ToByteArray(bigEndian: true)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
