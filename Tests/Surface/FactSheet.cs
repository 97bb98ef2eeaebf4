using System.Text.RegularExpressions;

namespace Streamiz.Surface;

/// <summary>Upstream's public API as its fact sheets tell it.</summary>
internal static partial class FactSheet
{
    /// <summary>The types of a sheet that users may name; those marked as implementation detail are left out.</summary>
    public static List<FactType> Read(string package)
    {
        var types = new List<FactType>();
        string space = "";
        FactType? type = null;
        foreach (string line in Folder.Lines($"upstream/{package}.api.txt"))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..];
            }
            else if (line.StartsWith("      ", StringComparison.Ordinal))
            {
                if (type is not null) type.Members.Add(FactMember.Parse(line.Trim(), type));
            }
            else
            {
                type = line[0] == '~' ? null : ParseType(space, line[2..].Trim());
                if (type is not null) types.Add(type);
            }
        }

        return types;
    }

    private static FactType ParseType(string space, string line)
    {
        string text = line;
        var modifiers = FactMember.TakeModifiers(ref text);
        string kind = Word(ref text);
        if (kind == "delegate")
        {
            // A delegate's name is the word before its parameters.
            string whole = text;
            string name = DelegateName().Match(whole).Groups[1].Value;
            return new FactType(space, name, "delegate", modifiers, whole, line);
        }

        var match = Header().Match(text);
        return new FactType(space, match.Groups["name"].Value, kind, modifiers, text, line)
        {
            Bases = [.. SplitOutside(match.Groups["bases"].Value)],
            Constraints = match.Groups["where"].Value.Trim(),
        };
    }

    public static string Word(ref string text)
    {
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        string word = text[..end];
        text = text[(end + 1)..];
        return word;
    }

    /// <summary>Splits at commas that stand in no brackets.</summary>
    public static IEnumerable<string> SplitOutside(string text)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '<' or '(' or '[') depth++;
            if (text[i] is '>' or ')' or ']') depth--;
            if (text[i] != ',' || depth > 0) continue;
            yield return text[start..i].Trim();
            start = i + 1;
        }

        if (text[start..].Trim().Length > 0) yield return text[start..].Trim();
    }

    [GeneratedRegex(@"(\w+(?:<[^(]*>)?)\(")]
    private static partial Regex DelegateName();

    [GeneratedRegex(@"^(?<name>[\w.]+(?:<[^:]*?>)?)(?: : (?<bases>.*?))?(?<where> where .*)?$")]
    private static partial Regex Header();
}
