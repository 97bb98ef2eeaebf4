using Streamiz.Protocol;

namespace Streamiz.Broker.Logs;

/// <summary>The outcome of an append.</summary>
/// <param name="Error">None when the batch is in the log (now, or already before).</param>
/// <param name="BaseOffset">Offset of its first record, or -1.</param>
/// <param name="LogAppendTime">The broker's time when the topic uses it, else -1.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="IsNew">False for a duplicate and on errors.</param>
internal readonly record struct AppendResult(ErrorCode Error, long BaseOffset = -1, long LogAppendTime = -1, string? Message = null, bool IsNew = false);
