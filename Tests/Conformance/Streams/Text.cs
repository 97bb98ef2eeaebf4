using System.Globalization;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Conformance.Streams;

/// <summary>The vectors' text form of keys and values.</summary>
internal static class Text
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string s => s,
        long n => n.ToString(CultureInfo.InvariantCulture),
        Windowed<string> w => $"{w.Key}@{w.Window.StartMs}/{w.Window.EndMs}",
        _ => throw new InvalidOperationException($"no text form of {value.GetType()}"),
    };

    /// <summary>The key inside a windowed key, or else the key itself; null stays null.</summary>
    public static string? Inner(object? key) => key is null ? null : key is Windowed<string> w ? w.Key : Of(key);

    /// <summary>A number of at most 15 digits, as the functions of the vectors read it; null when the text is none.</summary>
    public static long? Number(string text)
    {
        int digits = text.StartsWith('-') ? text.Length - 1 : text.Length;
        if (digits is < 1 or > 15) return null;
        for (int i = text.Length - digits; i < text.Length; i++)
            if (!char.IsAsciiDigit(text[i])) return null;
        return long.Parse(text, CultureInfo.InvariantCulture);
    }
}
