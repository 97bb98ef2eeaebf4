namespace Streamiz.Host.Rest;

/// <summary>A state vector that was skipped.</summary>
/// <param name="Row">Its place in the body, from zero.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">Which field, and what stood there.</param>
internal sealed record IngestFault(int Row, string Reason, string Detail);
