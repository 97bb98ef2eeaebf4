using System.Text.RegularExpressions;

namespace Streamiz.Surface;

/// <summary>A member of the fact sheet.</summary>
internal sealed partial class FactMember
{
    private static readonly HashSet<string> Known = ["public", "protected", "static", "virtual", "abstract", "override", "readonly", "const", "sealed", "new"];

    private FactMember(string line, IReadOnlyList<string> modifiers, string signature)
    {
        Line = line;
        Modifiers = modifiers;
        Signature = signature;
    }

    public string Line { get; }

    public IReadOnlyList<string> Modifiers { get; }

    /// <summary>Without modifiers, accessors and values; parameters of types spelt by their place.</summary>
    public string Signature { get; }

    /// <summary>Accessors a property must have for all: <c>get</c>, <c>set</c>.</summary>
    public IReadOnlyList<string> Accessors { get; private init; } = [];

    /// <summary>What a field or an enumeration's name starts with, where the sheet says so.</summary>
    public string? Value { get; private init; }

    public bool IsConstructor { get; private init; }

    public static FactMember Parse(string line, FactType type)
    {
        string text = ObsoleteMark().Replace(line, "");
        var modifiers = TakeModifiers(ref text);
        if (type.Kind == "enum")
        {
            string[] parts = text.Split(" = ");
            return new FactMember(line, ["public", "static", "const"], parts[0]) { Value = parts[1] };
        }

        if (PropertyShape().Match(text) is { Success: true } property)
        {
            var accessors = property.Groups["accessors"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return new FactMember(line, modifiers, Plain(type.ByPlace(property.Groups["rest"].Value))) { Accessors = [.. accessors.Where(a => !a.Contains(' '))] };
        }

        if (!text.Contains('(', StringComparison.Ordinal) || (modifiers.Contains("readonly") && !text.Contains("operator", StringComparison.Ordinal)))
        {
            string[] parts = text.Split(" = ", 2);
            return new FactMember(line, modifiers, Plain(type.ByPlace(parts[0]))) { Value = parts.Length > 1 ? parts[1] : null };
        }

        string head = text[..text.IndexOf('(', text.StartsWith('(') ? text.IndexOf(')', StringComparison.Ordinal) : 0)];
        bool isConstructor = !head.Contains(' ', StringComparison.Ordinal);
        string name = head.Split(' ')[^1];
        // `Join<V0, VR>` has a blank in its list: the name begins after the last blank outside of brackets.
        var generic = GenericName().Match(head);
        var own = generic.Success && !head.Contains("operator", StringComparison.Ordinal) ? FactType.ParametersOf(generic.Value) : [];
        return new FactMember(line, modifiers, Plain(type.ByPlace(text, own))) { IsConstructor = isConstructor && name.Length > 0 };
    }

    public static List<string> TakeModifiers(ref string text)
    {
        var modifiers = new List<string>();
        while (true)
        {
            int end = text.IndexOf(' ', StringComparison.Ordinal);
            if (end < 0 || !Known.Contains(text[..end])) return modifiers;
            modifiers.Add(text[..end]);
            text = text[(end + 1)..];
        }
    }

    // Upstream marks references that may be null twice, on Sensor; ours are compared without such marks.
    private static string Plain(string text) => text.Replace("Sensor? other", "Sensor other", StringComparison.Ordinal);

    [GeneratedRegex(@"^\[Obsolete[^\]]*\] ")]
    private static partial Regex ObsoleteMark();

    [GeneratedRegex(@"^(?<rest>.*?) \{ (?<accessors>.*) \}$")]
    private static partial Regex PropertyShape();

    [GeneratedRegex(@"\w+<[^<>]*(?:<[^<>]*>[^<>]*)*>$")]
    private static partial Regex GenericName();
}
