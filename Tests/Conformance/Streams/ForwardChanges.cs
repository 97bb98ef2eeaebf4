namespace Streamiz.Conformance.Streams;

/// <summary>What a processor changes of a record beside its value.</summary>
internal readonly record struct ForwardChanges(long ShiftMs = 0, (string Name, string? Value)? Header = null, string? Child = null);
