using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Streamiz.Avro;

/// <summary>Reads strict JSON (RFC 8259) without recursion, so that no text can exhaust the stack.</summary>
internal sealed class AvroJsonScanner
{
    private readonly string _text;
    private readonly int _maxDepth;
    private readonly Stack<AvroJson> _open = new Stack<AvroJson>();
    private readonly Stack<string> _keys = new Stack<string>();
    private readonly StringBuilder _scratch = new StringBuilder();
    private int _at;
    private int _line = 1;
    private int _lineStart;

    public AvroJsonScanner(string text, int maxDepth)
    {
        _text = text;
        _maxDepth = maxDepth;
        // A file may begin with a byte order mark; it says nothing.
        if (text.Length > 0 && text[0] == '\uFEFF') _at = 1;
    }

    public AvroJson ReadDocument()
    {
        AvroJson? value = null;
        while (value is null)
        {
            SkipSpace();
            value = Close(ReadStart());
        }
        SkipSpace();
        if (_at < _text.Length) throw Error("only white space may follow the value");
        return value;
    }

    // Reads a scalar, or opens a container; null when a container was opened and its first value comes next.
    private AvroJson? ReadStart()
    {
        char c = Peek("a value");
        var (line, column) = (_line, _at - _lineStart + 1);
        switch (c)
        {
            case '{': return OpenObject(line, column);
            case '[': return OpenArray(line, column);
            case '"': return new AvroJson(AvroJsonKind.String, ReadString(), line, column);
            case 't': return ReadWord("true", AvroJsonKind.True, line, column);
            case 'f': return ReadWord("false", AvroJsonKind.False, line, column);
            case 'n': return ReadWord("null", AvroJsonKind.Null, line, column);
            default:
                if (c == '-' || IsDigit(c)) return new AvroJson(AvroJsonKind.Number, ReadNumber(), line, column);
                throw Error($"unexpected character '{c}' where a value should begin");
        }
    }

    private AvroJson? OpenObject(int line, int column)
    {
        _at++;
        var value = new AvroJson(AvroJsonKind.Object, "", line, column);
        SkipSpace();
        if (Peek("a key or '}'") == '}')
        {
            _at++;
            return value;
        }
        Push(value);
        _keys.Push(ReadKey());
        return null;
    }

    private AvroJson? OpenArray(int line, int column)
    {
        _at++;
        var value = new AvroJson(AvroJsonKind.Array, "", line, column);
        SkipSpace();
        if (Peek("a value or ']'") == ']')
        {
            _at++;
            return value;
        }
        Push(value);
        return null;
    }

    // Puts a finished value into the container it stands in, and closes containers as they end. Gives the outermost one when that is done.
    private AvroJson? Close(AvroJson? value)
    {
        while (value != null)
        {
            if (_open.Count == 0) return value;
            var container = _open.Peek();
            bool isObject = container.Kind == AvroJsonKind.Object;
            if (isObject) container.Add(_keys.Pop(), value);
            else container.Add(value);
            SkipSpace();
            char c = Peek(isObject ? "',' or '}'" : "',' or ']'");
            if (c == ',')
            {
                _at++;
                if (isObject)
                {
                    SkipSpace();
                    _keys.Push(ReadKey());
                }
                return null;
            }
            if (c != (isObject ? '}' : ']')) throw Error($"unexpected character '{c}' where {(isObject ? "',' or '}'" : "',' or ']'")} should stand");
            _at++;
            value = _open.Pop();
        }
        return null;
    }

    private void Push(AvroJson container)
    {
        if (_open.Count >= _maxDepth) throw Error($"more than {_maxDepth} levels of nesting");
        _open.Push(container);
    }

    private string ReadKey()
    {
        if (Peek("a key") != '"') throw Error("a key must be a string in double quotes");
        string key = ReadString();
        SkipSpace();
        if (Peek("':'") != ':') throw Error("':' must follow a key");
        _at++;
        return key;
    }

    private AvroJson ReadWord(string word, AvroJsonKind kind, int line, int column)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0) throw Error("unknown word; a value is true, false, null, a number, a string, an array or an object");
        _at += word.Length;
        if (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_')) throw Error("unknown word");
        return new AvroJson(kind, "", line, column);
    }

    private string ReadNumber()
    {
        int start = _at;
        if (_text[_at] == '-') _at++;
        if (Peek("a digit") == '0')
        {
            _at++;
            if (_at < _text.Length && IsDigit(_text[_at])) throw Error("a number must not begin with a needless zero");
        }
        else
        {
            ReadDigits();
        }
        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            ReadDigits();
        }
        if (_at < _text.Length && (_text[_at] == 'e' || _text[_at] == 'E'))
        {
            _at++;
            if (_at < _text.Length && (_text[_at] == '+' || _text[_at] == '-')) _at++;
            ReadDigits();
        }
        return _text.Substring(start, _at - start);
    }

    private void ReadDigits()
    {
        int start = _at;
        while (_at < _text.Length && IsDigit(_text[_at])) _at++;
        if (_at == start) throw Error("a digit is missing");
    }

    private string ReadString()
    {
        int start = ++_at;
        while (_at < _text.Length && _text[_at] != '"' && _text[_at] != '\\' && _text[_at] >= ' ') _at++;
        if (_at < _text.Length && _text[_at] == '"') return _text.Substring(start, _at++ - start);

        _scratch.Clear();
        _scratch.Append(_text, start, _at - start);
        while (true)
        {
            char c = Peek("the end of a string");
            if (c < ' ') throw Error("a control character in a string must be escaped");
            _at++;
            if (c == '"') return _scratch.ToString();
            _scratch.Append(c == '\\' ? ReadEscape() : c);
        }
    }

    private char ReadEscape()
    {
        char c = Peek("an escaped character");
        _at++;
        switch (c)
        {
            case '"': case '\\': case '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u':
                if (_at + 4 > _text.Length) throw Error("four hexadecimal digits must follow \\u");
                int code = 0;
                for (int i = 0; i < 4; i++)
                {
                    int digit = HexDigit(_text[_at]);
                    if (digit < 0) throw Error("four hexadecimal digits must follow \\u");
                    code = (code << 4) | digit;
                    _at++;
                }
                return (char)code;
            default:
                _at--;
                throw Error("unknown escape");
        }
    }

    private static int HexDigit(char c)
    {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    private void SkipSpace()
    {
        for (; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (c == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (c != ' ' && c != '\t' && c != '\r')
            {
                return;
            }
        }
    }

    private char Peek(string wanted) => _at < _text.Length ? _text[_at] : throw Error("the text ends where " + wanted + " should stand");

    private static bool IsDigit(char c) => c >= '0' && c <= '9';

    private AvroSchemaException Error(string message) =>
        new AvroSchemaException("not JSON: " + message, _line, _at - _lineStart + 1);
}
