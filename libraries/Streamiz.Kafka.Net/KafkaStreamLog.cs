using Microsoft.Extensions.Logging;

namespace Streamiz.Kafka.Net;

/// <summary>What an instance writes into the log.</summary>
internal static partial class KafkaStreamLog
{
    [LoggerMessage(20, LogLevel.Warning, "{Thread} has not stopped within {Seconds} s; it is left behind")]
    public static partial void NotStopped(ILogger logger, string thread, double seconds);

    [LoggerMessage(21, LogLevel.Warning, "{Supplier} is not asked for clients: the engine has its own, set up by the same configuration; handlers set on Confluent's builders are not called")]
    public static partial void SupplierNotAsked(ILogger logger, string supplier);

    [LoggerMessage(22, LogLevel.Warning, "{Key} does nothing here: {Reason}")]
    public static partial void SettingWithoutMeaning(ILogger logger, string key, string reason);
}
