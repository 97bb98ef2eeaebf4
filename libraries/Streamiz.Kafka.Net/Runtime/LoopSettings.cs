namespace Streamiz.Kafka.Net.Runtime;

/// <summary>How a loop paces itself.</summary>
/// <param name="CommitIntervalMs">Time between two commits, milliseconds; 0: after every step that did something.</param>
/// <param name="RecordsPerStep">Records of one task before the next one has its turn.</param>
internal sealed record LoopSettings(long CommitIntervalMs, int RecordsPerStep);
