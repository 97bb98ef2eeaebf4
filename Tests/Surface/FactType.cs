using System.Text.RegularExpressions;

namespace Streamiz.Surface;

/// <summary>A type of the fact sheet.</summary>
internal sealed record FactType(string Namespace, string Name, string Kind, IReadOnlyList<string> Modifiers, string Text, string Line)
{
    public IReadOnlyList<string> Bases { get; init; } = [];

    public string Constraints { get; init; } = "";

    public List<FactMember> Members { get; } = [];

    /// <summary>Names of the type's own parameters: <c>K</c>, <c>V</c>.</summary>
    public IReadOnlyList<string> Parameters { get; } = ParametersOf(Name);

    /// <summary>The variance of each parameter: <c>in</c>, <c>out</c> or nothing.</summary>
    public IReadOnlyList<string> Variance { get; } = [.. Name.Contains('<') ? FactSheet.SplitOutside(Name[(Name.IndexOf('<') + 1)..Name.LastIndexOf('>')]).Select(p => p.Contains(' ') ? p.Split(' ')[0] : "") : []];

    /// <summary>The name reflection has: <c>Streamiz.Kafka.Net.Stream.IKStream`2</c>.</summary>
    public string FullName
    {
        get
        {
            string plain = Name.Contains('<') ? Name[..Name.IndexOf('<')] : Name;
            return $"{Namespace}.{plain.Replace('.', '+')}{(Parameters.Count > 0 ? "`" + Parameters.Count : "")}";
        }
    }

    public string Title => $"{Namespace}.{Name}";

    /// <summary>Whether code of others may derive from it.</summary>
    public bool IsOpen => Kind == "class" && !Modifiers.Contains("static") && !Modifiers.Contains("sealed") && Members.Any(m => m.IsConstructor);

    /// <summary>A text with this type's parameters, and a method's own, spelt by their place.</summary>
    public string ByPlace(string text, IReadOnlyList<string>? methodParameters = null)
    {
        text = Replace(text, methodParameters ?? [], "M");
        return Replace(text, Parameters, "T");
    }

    public static IReadOnlyList<string> ParametersOf(string name) => name.Contains('<')
        ? [.. FactSheet.SplitOutside(name[(name.IndexOf('<') + 1)..name.LastIndexOf('>')]).Select(p => p.Split(' ')[^1])]
        : [];

    private static string Replace(string text, IReadOnlyList<string> names, string letter)
    {
        for (int i = 0; i < names.Count; i++) text = Regex.Replace(text, $@"(?<![\w@]){Regex.Escape(names[i])}(?!\w)(?! =)(?=[\W]|$)", $"\u0001{letter}{i}");
        return text.Replace("\u0001", "", StringComparison.Ordinal);
    }
}
