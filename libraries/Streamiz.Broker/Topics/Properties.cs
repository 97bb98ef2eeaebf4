using System.Text;

namespace Streamiz.Broker.Topics;

/// <summary>Small files of lines <c>key=value</c>; a backslash escapes itself, line ends and '=' in keys.</summary>
internal static class Properties
{
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var text = new StringBuilder();
        foreach ((string key, string value) in pairs) text.Append(Escape(key).Replace("=", "\\e", StringComparison.Ordinal)).Append('=').Append(Escape(value)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static Dictionary<string, string> Read(byte[] bytes)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int at = line.IndexOf('=', StringComparison.Ordinal);
            if (at > 0) pairs[Unescape(line[..at])] = Unescape(line[(at + 1)..]);
        }
        return pairs;
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }
            plain.Append(text[++i] switch { 'n' => '\n', 'r' => '\r', 'e' => '=', char other => other });
        }
        return plain.ToString();
    }
}
