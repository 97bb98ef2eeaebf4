namespace Streamiz.Kafka.Net.Table;

/// <summary>What a suppression does when its buffer is full.</summary>
public enum BUFFER_FULL_STRATEGY
{
    /// <summary>The oldest rows go out early.</summary>
    EMIT = 0,

    /// <summary>The application stops.</summary>
    SHUTDOWN = 1,
}
