namespace Streamiz.Conformance.Streams;

/// <summary>What the vectors' functions throw when they are told to (Java's IllegalStateException).</summary>
public sealed class VectorFailure(string message) : Exception(message);
