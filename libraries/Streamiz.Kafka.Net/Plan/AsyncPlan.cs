using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>The asynchronous operators: which one is said by what becomes of the results.</summary>
internal sealed class AsyncPlan<K, V, R, KR, VR>(string name, Func<ExternalRecord<K, V>, ExternalContext, Task<R>> call, RetryPolicy policy, AsyncResults<K, V, R, KR, VR> results)
    : Operator<K, V, KR, VR>(name)
{
    protected override Node<K, V> Build(TaskBuild build, Node<KR, VR> downstream)
    {
        var config = build.Context.Config;
        const long longestMs = 300_000;
        return new AsyncNode<K, V, R, KR, VR>(build.UserCodeOf(this), call, new AsyncLimits(policy, config.TimeProvider, config.MaxPollIntervalMs ?? longestMs), results, downstream);
    }
}
