namespace Streamiz.Kafka.Net.Errors;

/// <summary>What becomes of an instance when an error has ended the work of one of its threads. (Ours and Kafka Streams'.)</summary>
public enum StreamThreadExceptionResponse
{
    /// <summary>The thread begins anew where the last commit was; the others go on.</summary>
    REPLACE_THREAD = 0,

    /// <summary>This instance stops with an error; other instances take over its work.</summary>
    SHUTDOWN_CLIENT = 1,

    /// <summary>All instances of the application stop with an error.</summary>
    SHUTDOWN_APPLICATION = 2,
}
