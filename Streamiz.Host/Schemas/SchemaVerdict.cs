namespace Streamiz.Host.Schemas;

/// <summary>What a check found about one candidate.</summary>
/// <param name="Candidate">The file, or the subject.</param>
/// <param name="Level">The level it was checked under.</param>
/// <param name="Compared">How many earlier versions it was compared with.</param>
/// <param name="Breaks">What it would break; empty when it may be registered.</param>
public sealed record SchemaVerdict(string Candidate, string Level, int Compared, IReadOnlyList<SchemaBreak> Breaks);
