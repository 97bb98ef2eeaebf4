using System.Text;

namespace Streamiz.Avro.Generator;

/// <summary>Source text with its indentation.</summary>
internal sealed class CodeText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public CodeText Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
        return this;
    }

    public CodeText Open(string? head = null)
    {
        if (head is not null)
            Line(head);
        Line("{");
        _depth++;
        return this;
    }

    public CodeText Close(string tail = "")
    {
        _depth--;
        return Line("}" + tail);
    }

    /// <summary>A documentation comment; the text is escaped, and may have several lines.</summary>
    public CodeText Summary(string text)
    {
        var lines = text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r", "").Split('\n');
        if (lines.Length == 1)
            return Line("/// <summary>" + lines[0].Trim() + "</summary>");
        Line("/// <summary>");
        foreach (string line in lines)
            Line("/// " + line.Trim());
        return Line("/// </summary>");
    }

    public override string ToString() => _text.ToString();
}
