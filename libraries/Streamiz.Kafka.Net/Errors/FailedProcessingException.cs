namespace Streamiz.Kafka.Net.Errors;

/// <summary>User code threw and the handler said to fail. Its own type, so that nodes in front pass it on instead of wrapping it again.</summary>
internal sealed class FailedProcessingException(string message, Exception cause) : StreamsException(message, cause);
