using System.Globalization;

namespace Streamiz.Benchmarks.App;

/// <summary><c>--name value</c>, <c>--flag</c>, <c>--name=value</c>, as the twin takes them; an option that nobody reads is an error.</summary>
internal sealed class Arguments
{
    private readonly List<(string Name, string Value)> _all = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public Arguments(string[] args)
    {
        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) throw new UsageException($"unexpected argument {args[i]}: options begin with --");
            string name = args[i][2..];
            int equals = name.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && !name.StartsWith("prop", StringComparison.Ordinal)) _all.Add((name[..equals], name[(equals + 1)..]));
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) _all.Add((name, args[++i]));
            else _all.Add((name, "true"));
        }
    }

    public string? Get(string name)
    {
        _read.Add(name);
        return _all.FindLast(a => a.Name == name).Value;
    }

    public string Get(string name, string otherwise) => Get(name) ?? otherwise;

    public long Number(string name, long otherwise)
    {
        if (Get(name) is not { } text) return otherwise;
        return long.TryParse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out long number) ? number : throw new UsageException($"--{name} {text}: a whole number");
    }

    public bool Flag(string name) => Get(name) == "true";

    /// <summary>Every <c>--prop key=value</c>, in order.</summary>
    public List<KeyValuePair<string, string>> Properties(string name)
    {
        _read.Add(name);
        return [.. _all.Where(a => a.Name == name).Select(a => a.Value.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], p[1]))];
    }

    public void Done()
    {
        foreach (var (name, _) in _all)
            if (!_read.Contains(name)) throw new UsageException($"there is no option --{name}; --help tells those there are");
    }
}
