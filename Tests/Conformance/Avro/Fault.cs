namespace Streamiz.Conformance.Avro;

/// <summary>What went wrong in a case.</summary>
/// <param name="Message">What.</param>
/// <param name="Crashed">Whether it was an exception that the library does not document: never allowed, binding or not.</param>
public sealed record Fault(string Message, bool Crashed);
