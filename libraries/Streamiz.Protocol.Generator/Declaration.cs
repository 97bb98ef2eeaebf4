namespace Streamiz.Protocol.Generator;

/// <summary>
/// One declaration file: an API's request and response in all versions.
/// A line is <c>Name: type [versions] [null [versions]] [tag n] [= default]</c>; <c>[type]</c> is an array; a struct's fields stand
/// indented below its first use. Versions left out are those of the line above it in the tree,
/// or all of the message's in a struct that more than one field names.
/// </summary>
internal sealed class Declaration
{
    public required string Name { get; init; }
    public required int ApiKey { get; init; }
    public required VersionRange Versions { get; init; }
    public required int FlexibleFrom { get; init; }
    public List<Message> Messages { get; } = [];

    public static Declaration Parse(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] head = lines[0].Split(' ');
        bool data = head[0] == "data";
        int at = data ? 1 : 2;
        var versions = VersionRange.Parse(head[at + 1], default);
        var declaration = new Declaration
        {
            Name = head[at],
            ApiKey = data ? -1 : int.Parse(head[1]),
            Versions = versions,
            FlexibleFrom = head[at + 3] == "none" ? int.MaxValue : int.Parse(head[at + 3].TrimEnd('+')),
        };
        int line = 1;
        while (line < lines.Length)
        {
            string kind = lines[line++].Trim();
            var message = declaration.NewMessage(kind);
            message.Shared.UnionWith(SharedTypes(lines, line));
            ParseFields(lines, ref line, 2, message.Root, message);
            declaration.Messages.Add(message);
        }
        return declaration;
    }

    private Message NewMessage(string kind)
    {
        string name = kind == "data" ? Name : Name + (kind == "request" ? "Request" : "Response");
        return new Message
        {
            Name = name,
            Kind = kind,
            ApiKey = ApiKey,
            Versions = Versions,
            FlexibleFrom = FlexibleFrom,
            Root = new Struct { Name = name, Versions = Versions },
        };
    }

    private static void ParseFields(string[] lines, ref int line, int indent, Struct into, Message message)
    {
        while (line < lines.Length && Indent(lines[line]) == indent)
        {
            var field = ParseField(lines[line++].Trim(), into.Versions);
            into.Fields.Add(field);
            if (!char.IsUpper(field.Type[0])) continue;
            field.Struct = message.Structs.Find(s => s.Name == field.Type);
            bool first = field.Struct is null;
            // A struct that several fields share may be there in any version.
            if (first) message.Structs.Add(field.Struct = new Struct { Name = field.Type, Versions = message.Shared.Contains(field.Type) ? message.Versions : field.Versions });
            if (line < lines.Length && Indent(lines[line]) > indent)
            {
                if (!first) throw new FormatException($"{message.Name}: {field.Type} is declared twice");
                ParseFields(lines, ref line, indent + 2, field.Struct!, message);
            }
        }
    }

    // The types that more than one field of the message beginning at a line names.
    private static IEnumerable<string> SharedTypes(string[] lines, int line) =>
        lines.Skip(line).TakeWhile(l => l.StartsWith(' ')).Select(l => l.Trim().Split(' ')[1].Trim('[', ']')).Where(t => char.IsUpper(t[0])).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key);

    private static Field ParseField(string line, VersionRange parent)
    {
        int equals = line.IndexOf(" = ", StringComparison.Ordinal);
        string? otherwise = equals < 0 ? null : line[(equals + 3)..];
        string[] words = (equals < 0 ? line : line[..equals]).Split(' ');
        string type = words[1];
        bool array = type.StartsWith('[');
        int at = 2;
        var versions = at < words.Length && char.IsDigit(words[at][0]) ? VersionRange.Parse(words[at++], parent) : parent;
        VersionRange? nullable = null;
        if (at < words.Length && words[at] == "null")
        {
            at++;
            nullable = at < words.Length && char.IsDigit(words[at][0]) ? VersionRange.Parse(words[at++], versions) : versions;
        }
        int? tag = at < words.Length && words[at] == "tag" ? int.Parse(words[at + 1]) : null;
        return new Field
        {
            Name = words[0].TrimEnd(':'),
            Type = array ? type[1..^1] : type,
            IsArray = array,
            Versions = versions,
            Nullable = nullable,
            Tag = tag,
            Default = otherwise,
        };
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}
