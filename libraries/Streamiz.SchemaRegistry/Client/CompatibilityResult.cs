namespace Streamiz.SchemaRegistry;

/// <summary>The registry's answer to whether a schema could be registered.</summary>
/// <param name="IsCompatible">Whether it could.</param>
/// <param name="Messages">Why not; empty when it could.</param>
public sealed record CompatibilityResult(bool IsCompatible, IReadOnlyList<string> Messages);
