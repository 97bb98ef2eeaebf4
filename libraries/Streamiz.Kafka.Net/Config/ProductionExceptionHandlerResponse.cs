namespace Streamiz.Kafka.Net;

/// <summary>What a handler says to a record that could not be written.</summary>
public enum ProductionExceptionHandlerResponse
{
    /// <summary>The application fails.</summary>
    FAIL = 0,

    /// <summary>The record is left out and counted.</summary>
    CONTINUE = 1,

    /// <summary>The record is sent again.</summary>
    RETRY = 2,
}
