namespace Streamiz.Conformance.Streams;

/// <summary>An entry of a store; the time is null where the store keeps none.</summary>
internal readonly record struct Entry(object? Key, object? Value, long? Timestamp);
