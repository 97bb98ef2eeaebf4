namespace Streamiz.Kafka.Net;

/// <summary>What a handler says to a record that could not be written.</summary>
public enum ProductionExceptionHandlerResponse
{
    /// <summary>The application fails.</summary>
    FAIL = 0,

    /// <summary>The record is left out and counted.</summary>
    CONTINUE = 1,

    /// <summary>
    /// The records are tried further, in their place and without being doubled, for as long again as <c>message.timeout.ms</c>; then the handler is asked anew. How often is the handler's to bound.
    /// </summary>
    RETRY = 2,
}
