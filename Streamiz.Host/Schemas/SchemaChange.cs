namespace Streamiz.Host.Schemas;

/// <summary>One difference between two versions of a schema.</summary>
/// <param name="Path">Where: names of fields with points between them, <c>[]</c> for items, <c>{}</c> for values; empty for the schema itself.</param>
/// <param name="Kind">What: <c>added</c>, <c>removed</c>, <c>renamed</c>, <c>type</c>, <c>default</c>, <c>doc</c>, <c>symbols</c>, <c>moved</c>, <c>size</c>, <c>name</c>.</param>
/// <param name="Before">What it was; null for something new.</param>
/// <param name="After">What it is; null for something gone.</param>
public sealed record SchemaChange(string Path, string Kind, string? Before, string? After)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length == 0 ? "(schema)" : Path)}: {Kind} {(Before, After) switch
    {
        (null, { } after) => after,
        ({ } before, null) => before,
        _ => $"{Before} -> {After}",
    }}";
}
