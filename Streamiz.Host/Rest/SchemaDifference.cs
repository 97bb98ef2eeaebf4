namespace Streamiz.Host.Rest;

/// <summary>Two versions compared: each line begins with <c>+</c>, <c>-</c> or a blank.</summary>
internal sealed record SchemaDifference(string Subject, int From, int To, IReadOnlyList<string> Lines);
