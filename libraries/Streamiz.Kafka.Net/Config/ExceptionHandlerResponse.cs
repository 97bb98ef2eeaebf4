namespace Streamiz.Kafka.Net;

/// <summary>What a handler says to an error.</summary>
public enum ExceptionHandlerResponse
{
    /// <summary>The application fails.</summary>
    FAIL = 0,

    /// <summary>The record is left out and counted.</summary>
    CONTINUE = 1,
}
