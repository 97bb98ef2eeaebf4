using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>One asynchronous call with all its attempts. Ends with a result, or with the exception of the last attempt.</summary>
internal static class AsyncCall
{
    public static async Task<R> RunAsync<K, V, R>(Func<ExternalRecord<K, V>, ExternalContext, Task<R>> call, ExternalRecord<K, V> record, AsyncLimits limits, CancellationToken stop)
    {
        var context = new ExternalContext();
        var clock = limits.Clock;
        for (; ;)
        {
            context.Begin(clock.GetUtcNow().ToUnixTimeMilliseconds());
            try
            {
                return await call(record, context).WaitAsync(TimeSpan.FromMilliseconds(limits.Policy.TimeoutMs), clock, stop).ConfigureAwait(false);
            }
            catch (Exception e) when (MayRetry(e, context, limits) && !stop.IsCancellationRequested)
            {
                context.Failed(e);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(limits.Policy.RetryBackOffMs), clock, stop).ConfigureAwait(false);
        }
    }

    private static bool MayRetry(Exception exception, ExternalContext context, AsyncLimits limits)
    {
        if (!limits.Policy.IsRetriable(exception)) return false;
        if (context.RetryNumber < limits.Policy.NumberOfRetry) return true;
        return limits.Policy.EndRetryBehavior == EndRetryBehavior.BUFFERED && limits.Clock.GetUtcNow().ToUnixTimeMilliseconds() - context.FirstCallEpoch < limits.LongestMs;
    }
}
