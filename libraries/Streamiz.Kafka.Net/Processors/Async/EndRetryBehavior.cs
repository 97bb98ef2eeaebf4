namespace Streamiz.Kafka.Net.Stream;

/// <summary>What becomes of a record for which an asynchronous call has failed for good.</summary>
public enum EndRetryBehavior
{
    /// <summary>It is left out and counted.</summary>
    SKIP = 0,

    /// <summary>The application fails.</summary>
    FAIL = 1,

    /// <summary>It is tried again, and those behind it wait, until <c>max.poll.interval.ms</c> has passed; then the application fails.</summary>
    BUFFERED = 2,
}
