namespace Streamiz.Host.Schemas;

/// <summary>One thing that a candidate would break.</summary>
/// <param name="Version">The version it does not go together with.</param>
/// <param name="Direction">Who cannot read whose data.</param>
/// <param name="Type">The kind of incompatibility, as registries name it.</param>
/// <param name="Location">Where, as a JSON pointer into the reading schema.</param>
/// <param name="Message">What was expected and found.</param>
/// <param name="Suggestion">A change that would not break it.</param>
public sealed record SchemaBreak(string Version, string Direction, string Type, string Location, string Message, string Suggestion);
