namespace Streamiz.Protocol.Hot;

/// <summary>A transaction that was aborted within what a fetch answers.</summary>
/// <param name="ProducerId">Whose it was.</param>
/// <param name="FirstOffset">Its first offset.</param>
public readonly record struct AbortedTransaction(long ProducerId, long FirstOffset);
