using Microsoft.Extensions.Logging;

namespace Streamiz.Kafka.Net;

/// <summary>What an instance writes into the log.</summary>
internal static partial class KafkaStreamLog
{
    [LoggerMessage(20, LogLevel.Warning, "{Thread} has not stopped within {Seconds} s; it is left behind")]
    public static partial void NotStopped(ILogger logger, string thread, double seconds);
}
