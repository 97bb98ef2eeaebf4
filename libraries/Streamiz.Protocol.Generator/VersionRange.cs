namespace Streamiz.Protocol.Generator;

/// <summary>An inclusive range of API versions.</summary>
internal readonly record struct VersionRange(int First, int Last)
{
    public bool Contains(int version) => version >= First && version <= Last;

    /// <summary>Reads <c>3</c>, <c>3+</c> or <c>3-5</c>; an open end is that of <paramref name="within"/>.</summary>
    public static VersionRange Parse(string text, VersionRange within)
    {
        if (text.EndsWith('+')) return new(int.Parse(text[..^1]), within.Last);
        int dash = text.IndexOf('-');
        return dash < 0 ? new(int.Parse(text), int.Parse(text)) : new(int.Parse(text[..dash]), int.Parse(text[(dash + 1)..]));
    }

    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
