using System.Diagnostics.CodeAnalysis;

namespace Streamiz.SchemaRegistry;

/// <summary>The names of the compatibility levels as the REST API writes them.</summary>
public static class CompatibilityLevels
{
    private static readonly string[] Names =
        ["NONE", "BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE"];

    /// <summary>The name of a level, such as <c>BACKWARD_TRANSITIVE</c>.</summary>
    /// <param name="level">The level.</param>
    public static string Name(this CompatibilityLevel level) => Names[(int)level];

    /// <summary>Whether every version counts, and not only the newest one.</summary>
    /// <param name="level">The level.</param>
    public static bool IsTransitive(this CompatibilityLevel level) =>
        level is CompatibilityLevel.BackwardTransitive or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.FullTransitive;

    /// <summary>Whether the new schema has to read old data.</summary>
    /// <param name="level">The level.</param>
    public static bool ReadsOld(this CompatibilityLevel level) =>
        level is CompatibilityLevel.Backward or CompatibilityLevel.BackwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;

    /// <summary>Whether old schemas have to read new data.</summary>
    /// <param name="level">The level.</param>
    public static bool ReadByOld(this CompatibilityLevel level) =>
        level is CompatibilityLevel.Forward or CompatibilityLevel.ForwardTransitive or CompatibilityLevel.Full or CompatibilityLevel.FullTransitive;

    /// <summary>Reads the name of a level; the case of letters does not matter.</summary>
    /// <param name="name">The name, such as <c>full</c>.</param>
    /// <param name="level">The level, when there is one of that name.</param>
    /// <returns>Whether there is a level of that name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? name, out CompatibilityLevel level)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                level = (CompatibilityLevel)i;
                return true;
            }
        }

        level = default;
        return false;
    }
}
