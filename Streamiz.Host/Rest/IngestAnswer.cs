namespace Streamiz.Host.Rest;

/// <summary>What became of an ingested body.</summary>
/// <param name="Accepted">State vectors written to the input topic.</param>
/// <param name="Rejected">State vectors skipped.</param>
/// <param name="Faults">Why, for the first of them.</param>
internal sealed record IngestAnswer(int Accepted, int Rejected, IReadOnlyList<IngestFault> Faults);
