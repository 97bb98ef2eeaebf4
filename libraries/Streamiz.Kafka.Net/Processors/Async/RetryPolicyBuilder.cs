namespace Streamiz.Kafka.Net.Stream;

/// <summary>Puts a <see cref="RetryPolicy"/> together.</summary>
public class RetryPolicyBuilder
{
    private readonly RetryPolicy _policy = new();

    internal RetryPolicyBuilder()
    {
    }

    /// <summary>The policy.</summary>
    public RetryPolicy Build() => _policy;

    /// <summary>Records that may be under way at the same time (at least 1).</summary>
    public RetryPolicyBuilder MemoryBufferSize(long memoryBufferSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(memoryBufferSize, 1);
        _policy.MemoryBufferSize = memoryBufferSize;
        return this;
    }

    /// <summary>Further attempts after the first (at least 0).</summary>
    public RetryPolicyBuilder NumberOfRetry(int numberOfRetry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numberOfRetry);
        _policy.NumberOfRetry = numberOfRetry;
        return this;
    }

    /// <summary>Another attempt is made after exceptions of this type.</summary>
    public RetryPolicyBuilder RetriableException<T>()
        where T : Exception
    {
        _policy.RetriableExceptions.Add(typeof(T));
        return this;
    }

    /// <summary>Time between two attempts, milliseconds (at least 0).</summary>
    public RetryPolicyBuilder RetryBackOffMs(long retryBackOffMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(retryBackOffMs);
        _policy.RetryBackOffMs = retryBackOffMs;
        return this;
    }

    /// <summary>What becomes of a record when all attempts failed.</summary>
    public RetryPolicyBuilder RetryBehavior(EndRetryBehavior endRetryBehavior)
    {
        _policy.EndRetryBehavior = endRetryBehavior;
        return this;
    }

    /// <summary>Longest time of one attempt, milliseconds (at least 1).</summary>
    public RetryPolicyBuilder TimeoutMs(long timeoutMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeoutMs, 1);
        _policy.TimeoutMs = timeoutMs;
        return this;
    }
}
