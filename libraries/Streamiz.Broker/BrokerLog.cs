using Microsoft.Extensions.Logging;

namespace Streamiz.Broker;

internal static partial class BrokerLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Text}")]
    public static partial void Notice(ILogger logger, string text);
}
