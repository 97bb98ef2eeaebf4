namespace Streamiz.Kafka.Net.Stream;

/// <summary>How asynchronous calls are repeated.</summary>
public class RetryPolicy
{
    internal RetryPolicy()
    {
    }

    /// <summary>What becomes of a record when all attempts failed. Default: the application fails.</summary>
    public EndRetryBehavior EndRetryBehavior { get; internal set; } = EndRetryBehavior.FAIL;

    /// <summary>Records that may be under way at the same time (at least 1); further ones wait. Default: 100.</summary>
    public long MemoryBufferSize { get; internal set; } = 100;

    /// <summary>Further attempts after the first (at least 0). Default: 5.</summary>
    public int NumberOfRetry { get; internal set; } = 5;

    /// <summary>Exceptions after which another attempt is made; none listed: all.</summary>
    public List<Type> RetriableExceptions { get; } = [];

    /// <summary>Time between two attempts, milliseconds. Default: 100.</summary>
    public long RetryBackOffMs { get; internal set; } = 100;

    /// <summary>Longest time of one attempt, milliseconds. Default: 10000.</summary>
    public long TimeoutMs { get; internal set; } = 10_000;

    /// <summary>Begins a policy with the defaults.</summary>
    public static RetryPolicyBuilder NewBuilder() => new();

    internal bool IsRetriable(Exception exception) => RetriableExceptions.Count == 0 || RetriableExceptions.Exists(t => t.IsInstanceOfType(exception));
}
