using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Writes what Confluent's clients say into the application's log.</summary>
public partial class KafkaLoggerAdapter
{
    private readonly ILogger _logger;

    /// <summary>Writes to the configuration's logger.</summary>
    public KafkaLoggerAdapter(IStreamConfig configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _logger = configuration.Logger.CreateLogger<KafkaLoggerAdapter>();
    }

    internal void Log(string client, LogMessage message) => Said(_logger, (LogLevel)message.LevelAs(LogLevelType.MicrosoftExtensionsLogging), client, message.Facility, message.Message);

    internal void Error(string client, Error error) => Said(_logger, error.IsFatal ? LogLevel.Critical : LogLevel.Error, client, error.Code.ToString(), error.Reason);

    [LoggerMessage(EventId = 30, Message = "{Client}: {Facility}: {Message}")]
    private static partial void Said(ILogger logger, LogLevel level, string client, string facility, string message);
}
