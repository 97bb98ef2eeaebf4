using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Streamiz.Avro;

/// <summary>
/// A JSON value that remembers where it stood and keeps numbers as they were written, which is what schemas need:
/// positions for errors, and <c>1</c> apart from <c>1.0</c>.
/// </summary>
public sealed class AvroJson
{
    private static readonly List<AvroJson> NoItems = new List<AvroJson>();
    private static readonly List<KeyValuePair<string, AvroJson>> NoMembers = new List<KeyValuePair<string, AvroJson>>();

    private readonly List<AvroJson> _items;
    private readonly List<KeyValuePair<string, AvroJson>> _members;

    internal AvroJson(AvroJsonKind kind, string text, int line, int column)
    {
        Kind = kind;
        Text = text;
        Line = line;
        Column = column;
        _items = kind == AvroJsonKind.Array ? new List<AvroJson>() : NoItems;
        _members = kind == AvroJsonKind.Object ? new List<KeyValuePair<string, AvroJson>>() : NoMembers;
    }

    /// <summary>What kind of value this is.</summary>
    public AvroJsonKind Kind { get; }

    /// <summary>The characters of a string without escapes, or the digits of a number as written; else empty.</summary>
    public string Text { get; }

    /// <summary>The line where the value begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The column where the value begins, from 1.</summary>
    public int Column { get; }

    /// <summary>The items of an array, in order.</summary>
    public IReadOnlyList<AvroJson> Items => _items;

    /// <summary>The members of an object in the order of the text; a key given twice stands twice.</summary>
    public IReadOnlyList<KeyValuePair<string, AvroJson>> Members => _members;

    /// <summary>Whether this is a number written without fraction and exponent.</summary>
    public bool IsInteger => Kind == AvroJsonKind.Number && Text.IndexOfAny(FractionMarks) < 0;

    private static readonly char[] FractionMarks = { '.', 'e', 'E' };

    /// <summary>Reads one JSON text.</summary>
    /// <param name="text">The whole text; only white space may follow the value.</param>
    /// <param name="maxDepth">Levels of nesting allowed.</param>
    /// <exception cref="AvroSchemaException">The text is no JSON or too deep; with its position.</exception>
    public static AvroJson Parse(string text, int maxDepth = 1000) => new AvroJsonScanner(text, maxDepth).ReadDocument();

    /// <summary>Gives the member of that name (the last one when there are several), or null.</summary>
    public AvroJson? Find(string name)
    {
        for (int i = _members.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_members[i].Key, name, StringComparison.Ordinal)) return _members[i].Value;
        }
        return null;
    }

    /// <summary>Gives the number as a 32-bit integer if it is one.</summary>
    public bool TryGetInt(out int value)
    {
        value = 0;
        return IsInteger && int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Gives the number as a 64-bit integer if it is one.</summary>
    public bool TryGetLong(out long value)
    {
        value = 0;
        return IsInteger && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Gives the number as a double; beyond its range an infinity.</summary>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return Kind == AvroJsonKind.Number && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Gives the value as compact JSON.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        WriteTo(text);
        return text.ToString();
    }

    internal void Add(AvroJson item) => _items.Add(item);

    internal void Add(string name, AvroJson value) => _members.Add(new KeyValuePair<string, AvroJson>(name, value));

    internal void WriteTo(StringBuilder text)
    {
        Depth.Check();
        switch (Kind)
        {
            case AvroJsonKind.Null: text.Append("null"); break;
            case AvroJsonKind.True: text.Append("true"); break;
            case AvroJsonKind.False: text.Append("false"); break;
            case AvroJsonKind.Number: text.Append(Text); break;
            case AvroJsonKind.String: AppendQuoted(text, Text); break;
            case AvroJsonKind.Array:
                text.Append('[');
                for (int i = 0; i < _items.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    _items[i].WriteTo(text);
                }
                text.Append(']');
                break;
            default:
                text.Append('{');
                for (int i = 0; i < _members.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    AppendQuoted(text, _members[i].Key);
                    text.Append(':');
                    _members[i].Value.WriteTo(text);
                }
                text.Append('}');
                break;
        }
    }

    internal static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                default:
                    if (c < ' ' || char.IsSurrogate(c) || (c >= 0x7f && c < 0xa0)) text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else text.Append(c);
                    break;
            }
        }
        text.Append('"');
    }
}
