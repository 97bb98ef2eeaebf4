using Microsoft.Extensions.Logging;

namespace Streamiz.Host.Startup;

/// <summary>What the host says about itself.</summary>
internal static partial class HostLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The source ended by an error: {Reason}")]
    public static partial void SourceBroken(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Topology {From} -> {To}")]
    public static partial void EngineState(ILogger logger, string from, string to);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Skipped a record of {Topic}-{Partition} at offset {Offset}: {Reason}")]
    public static partial void RecordSkipped(ILogger logger, string topic, int partition, long offset, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The record of {Topic}-{Partition} at offset {Offset} could not be kept among the dead letters: {Reason}")]
    public static partial void LetterLost(ILogger logger, string topic, int partition, long offset, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Lag could not be read: {Reason}")]
    public static partial void LagUnknown(ILogger logger, string reason);
}
