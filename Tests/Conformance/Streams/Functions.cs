using System.Globalization;

namespace Streamiz.Conformance.Streams;

/// <summary>The vectors' functions by name: <c>name</c> or <c>name:argument</c>. Keys and values are string, long, windowed string, or null.</summary>
internal static class Functions
{
    public static Func<object?, object?, bool> Predicate(string function)
    {
        var (name, x) = Split(function);
        return name switch
        {
            "true" => (_, _) => true,
            "false" => (_, _) => false,
            "value-length-even" => (_, v) => v is not null && Text.Of(v).Length % 2 == 0,
            "value-contains" => (_, v) => v is not null && Text.Of(v).Contains(x, StringComparison.Ordinal),
            "value-starts" => (_, v) => v is not null && Text.Of(v).StartsWith(x, StringComparison.Ordinal),
            "value-is" => (_, v) => v is not null && Text.Of(v) == x,
            "value-null" => (_, v) => v is null,
            "value-not-null" => (_, v) => v is not null,
            "value-gt" => (_, v) => v is long n && n > long.Parse(x, CultureInfo.InvariantCulture),
            "value-even" => (_, v) => v is long n && n % 2 == 0,
            "key-is" => (k, _) => Text.Inner(k) == x,
            "key-starts" => (k, _) => Text.Inner(k)?.StartsWith(x, StringComparison.Ordinal) ?? false,
            "key-not-null" => (k, _) => k is not null,
            "fail-on" => (_, v) => FailOn(x, v) || true,
            _ => throw Unknown(function),
        };
    }

    public static Func<object?, object?, object?> Value(string function)
    {
        var (name, x) = Split(function);
        return name switch
        {
            "identity" => (_, v) => v,
            "upper" => (_, v) => v is null ? null : Text.Of(v).ToUpperInvariant(),
            "append" => (_, v) => Text.Of(v) + x,
            "const" => (_, _) => x,
            "null" => (_, _) => null,
            "null-if" => (_, v) => Text.Of(v) == x ? null : v,
            "length" => (_, v) => v is null ? -1L : (long)Text.Of(v).Length,
            "parse-long" => (_, v) => v is null ? null : Text.Number(Text.Of(v)),
            "to-string" => (_, v) => Text.Of(v),
            "times" => (_, v) => v is long n ? n * long.Parse(x, CultureInfo.InvariantCulture) : null,
            "value-field" => (_, v) => Field(v, x),
            "concat-key-value" => (k, v) => Text.Of(k) + ":" + Text.Of(v),
            "fail-on" => (_, v) => FailOn(x, v) ? null : v,
            _ => throw Unknown(function),
        };
    }

    public static Func<object?, object?, string?> Key(string function)
    {
        var (name, x) = Split(function);
        return name switch
        {
            "key" => (k, _) => OrNull(k),
            "key-inner" => (k, _) => Text.Inner(k),
            "key-upper" => (k, _) => OrNull(k)?.ToUpperInvariant(),
            "key-first-char" => (k, _) => First(k),
            "key-suffix" => (k, _) => k is null ? null : Text.Of(k) + x,
            "value" => (_, v) => OrNull(v),
            "value-first-char" => (_, v) => First(v),
            "value-field" => (_, v) => Field(v, x),
            "const" => (_, _) => x,
            "null" => (_, _) => null,
            "concat" => (k, v) => Text.Of(k) + ":" + Text.Of(v),
            "fail-on" => (k, v) => FailOn(x, v) ? null : OrNull(k),
            _ => throw Unknown(function),
        };
    }

    public static Func<object?, object?, IEnumerable<(object? Key, object? Value)>> Flat(string function)
    {
        var (name, x) = Split(function);
        return name switch
        {
            "split-on-space" => (k, v) => Pieces(v).Select(p => (k, (object?)p)),
            "words-as-keys" => (k, v) => Pieces(v).Select(p => ((object?)p, (object?)Text.Of(k))),
            "dup" => (k, v) => Enumerable.Repeat((k, v), Int(x)),
            "swap-and-keep" => (k, v) => [(k, v), (v, k)],
            _ => throw Unknown(function),
        };
    }

    public static Func<object?, object?, IEnumerable<object?>> FlatValue(string function)
    {
        var (name, x) = Split(function);
        return name switch
        {
            "split-on-space" => (_, v) => Pieces(v),
            "chars" => (_, v) => v is null ? [] : Text.Of(v).Select(c => (object?)c.ToString()),
            "dup" => (_, v) => Enumerable.Repeat(v, Int(x)),
            "number" => (_, v) => Enumerable.Range(0, Int(x)).Select(i => (object?)(Text.Of(v) + "#" + i.ToString(CultureInfo.InvariantCulture))),
            "key-and-value" => (k, v) => [OrNull(k), v],
            _ => throw Unknown(function),
        };
    }

    /// <summary>Joiners see key, left and right; <c>concat-with-key</c> is the only one that looks at the key.</summary>
    public static Func<object?, object?, object?, object?> Joiner(string function)
    {
        var (name, x) = Split(function);
        return name switch
        {
            "concat" => (_, l, r) => Text.Of(l) + "|" + Text.Of(r),
            "concat-with-key" => (k, l, r) => Text.Of(k) + ":" + Text.Of(l) + "|" + Text.Of(r),
            "left" => (_, l, _) => l,
            "right" => (_, _, r) => r,
            "sum" => (_, l, r) => Long(l) + Long(r),
            "null-if-equal" => (_, l, r) => Text.Of(l) == Text.Of(r) ? null : Text.Of(l) + "|" + Text.Of(r),
            "null-if-right" => (_, l, r) => Text.Of(r) == x ? null : Text.Of(l) + "|" + Text.Of(r),
            _ => throw Unknown(function),
        };
    }

    public static Func<object?> Initializer(string function)
    {
        var (name, x) = Split(function);
        return name switch
        {
            "empty" => () => "",
            "zero" => () => 0L,
            "null" => () => null,
            "text" => () => x,
            _ => throw Unknown(function),
        };
    }

    public static Func<object?, object?, object?, object?> Aggregator(string function)
    {
        var (name, x) = Split(function);
        return name switch
        {
            "append-comma" => (_, v, a) => Comma(a, Text.Of(v)),
            "append-key-value" => (k, v, a) => $"{Text.Of(a)}[{Text.Of(k)}={Text.Of(v)}]",
            "tag" => (_, v, a) => Comma(a, x + ":" + Text.Of(v)),
            "remove-first" => (_, v, a) => Without(a, v),
            "null-on" => (_, v, a) => Text.Of(v) == x ? null : Comma(a, Text.Of(v)),
            "latest" => (_, v, _) => Text.Of(v),
            "keep" => (_, _, a) => a,
            "fail-on" => (_, v, a) => Text.Of(v) == x ? throw new VectorFailure("fail-on " + x) : Text.Of(a) + Text.Of(v),
            "sum" => (_, v, a) => Long(a) + Long(v),
            "minus" => (_, v, a) => Long(a) - Long(v),
            "sum-length" => (_, v, a) => Long(a) + Text.Of(v).Length,
            "minus-length" => (_, v, a) => Long(a) - Text.Of(v).Length,
            "max" => (_, v, a) => a is null ? v : Math.Max(Long(a), Long(v)),
            _ => throw Unknown(function),
        };
    }

    public static Func<object?, object?, object?> Reducer(string function) => function switch
    {
        "concat-comma" => (x, y) => Text.Of(x) + "," + Text.Of(y),
        "remove-first" => (x, y) => Without(x, y),
        "sum" => (x, y) => Long(x) + Long(y),
        "minus" => (x, y) => Long(x) - Long(y),
        "max" => (x, y) => x is long a && y is long b ? Math.Max(a, b) : string.CompareOrdinal(Text.Of(x), Text.Of(y)) >= 0 ? x : y,
        "min" => (x, y) => x is long a && y is long b ? Math.Min(a, b) : string.CompareOrdinal(Text.Of(x), Text.Of(y)) <= 0 ? x : y,
        "first" => (x, _) => x,
        "last" => (_, y) => y,
        "null-if-equal" => (x, y) => Text.Of(x) == Text.Of(y) ? null : y,
        _ => throw Unknown(function),
    };

    public static Func<object?, object?, object?, object?> Merger(string function) => function switch
    {
        "concat-plus" => (_, x, y) => Text.Of(x).Length == 0 ? y : Text.Of(y).Length == 0 ? x : Text.Of(x) + "+" + Text.Of(y),
        "sum" => (_, x, y) => Long(x) + Long(y),
        "max" => (_, x, y) => Math.Max(Long(x), Long(y)),
        _ => throw Unknown(function),
    };

    public static Func<object?, object?, string> Topic(string function)
    {
        var (name, p) = Split(function);
        return name switch
        {
            "by-key" => (k, _) => p + (Text.Inner(k) ?? "null"),
            "by-value-first-char" => (_, v) => p + (First(v) ?? "none"),
            "by-length-parity" => (_, v) => p + (v is null ? "null" : Text.Of(v).Length % 2 == 0 ? "even" : "odd"),
            _ => throw Unknown(function),
        };
    }

    private static (string Name, string Argument) Split(string function)
    {
        int colon = function.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (function, "") : (function[..colon], function[(colon + 1)..]);
    }

    private static bool FailOn(string x, object? value) => value is not null && Text.Of(value) == x ? throw new VectorFailure("fail-on " + x) : false;

    private static string? OrNull(object? value) => value is null ? null : Text.Of(value);

    private static string? First(object? value) => value is null || Text.Of(value).Length == 0 ? null : Text.Of(value)[..1];

    private static string? Field(object? value, string index)
    {
        if (value is null) return null;
        string[] fields = Text.Of(value).Split(',');
        int i = Int(index);
        return i < fields.Length && fields[i].Length > 0 ? fields[i] : null;
    }

    private static IEnumerable<object?> Pieces(object? value) => value is null ? [] : Text.Of(value).Split(' ').Where(p => p.Length > 0);

    private static string Comma(object? aggregate, string text) => aggregate is null || Text.Of(aggregate).Length == 0 ? text : Text.Of(aggregate) + "," + text;

    private static string Without(object? list, object? piece)
    {
        var pieces = Text.Of(list).Split(',').ToList();
        pieces.Remove(Text.Of(piece));
        return string.Join(',', pieces);
    }

    private static long Long(object? value) => value is null ? 0 : (long)value;

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static ArgumentException Unknown(string function) => new($"the vectors have no function {function}");
}
