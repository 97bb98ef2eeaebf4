using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <content>What only Streamiz has: asynchronous operators and the removal of duplicates.</content>
internal sealed partial class KStream<K, V>
{
    public IKStream<K, V> DropDuplicate(Func<K, V, V, bool> valueComparer, TimeSpan interval, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(valueComparer);
        return WithoutDuplicates(valueComparer, interval, null, named);
    }

    public IKStream<K, V> DropDuplicate(Func<K, V, V, bool> valueComparer, TimeSpan interval, Materialized<K, V, IWindowStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(valueComparer);
        return WithoutDuplicates(valueComparer, interval, materialized, named);
    }

    public IKStream<K1, V1> FlatMapAsync<K1, V1>(
        Func<ExternalRecord<K, V>, ExternalContext, Task<IEnumerable<KeyValuePair<K1, V1>>>> asyncMapper,
        RetryPolicy? retryPolicy = null,
        RequestSerDes<K, V>? requestSerDes = null,
        ResponseSerDes<K1, V1>? responseSerDes = null,
        string? named = null)
    {
        ArgumentNullException.ThrowIfNull(asyncMapper);
        return AfterNewKey(
            Async<IEnumerable<KeyValuePair<K1, V1>>, K1, V1>("KSTREAM-FLATMAP-ASYNC-", asyncMapper, retryPolicy, named, static (in StreamRecord<K, V> record, IEnumerable<KeyValuePair<K1, V1>> results, Node<K1, V1> next) =>
            {
                foreach (var result in results ?? []) next.Process(new StreamRecord<K1, V1>(result.Key, result.Value, record.Timestamp, record.Headers));
            }),
            responseSerDes?.KeySerDes,
            responseSerDes?.ValueSerDes);
    }

    public IKStream<K, V1> FlatMapValuesAsync<V1>(
        Func<ExternalRecord<K, V>, ExternalContext, Task<IEnumerable<V1>>> asyncMapper,
        RetryPolicy? retryPolicy = null,
        RequestSerDes<K, V>? requestSerDes = null,
        ResponseSerDes<K, V1>? responseSerDes = null,
        string? named = null)
    {
        ArgumentNullException.ThrowIfNull(asyncMapper);
        return AfterNewValue(
            Async<IEnumerable<V1>, K, V1>("KSTREAM-FLATMAPVALUES-ASYNC-", asyncMapper, retryPolicy, named, static (in StreamRecord<K, V> record, IEnumerable<V1> results, Node<K, V1> next) =>
            {
                foreach (var result in results ?? []) next.Process(record.WithValue(result));
            }),
            responseSerDes?.ValueSerDes);
    }

    public void ForeachAsync(Func<ExternalRecord<K, V>, ExternalContext, Task> asyncAction, RetryPolicy? retryPolicy = null, RequestSerDes<K, V>? requestSerDes = null, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(asyncAction);
        async Task<bool> Call(ExternalRecord<K, V> record, ExternalContext context)
        {
            await asyncAction(record, context).ConfigureAwait(false);
            return true;
        }

        Graph.Append(new OperatorStep(Async<bool, K, V>("KSTREAM-FOREACH-ASYNC-", Call, retryPolicy, named, static (in StreamRecord<K, V> _, bool _, Node<K, V> _) => { })), Step);
    }

    public IKStream<K1, V1> MapAsync<K1, V1>(
        Func<ExternalRecord<K, V>, ExternalContext, Task<KeyValuePair<K1, V1>>> asyncMapper,
        RetryPolicy? retryPolicy = null,
        RequestSerDes<K, V>? requestSerDes = null,
        ResponseSerDes<K1, V1>? responseSerDes = null,
        string? named = null)
    {
        ArgumentNullException.ThrowIfNull(asyncMapper);
        return AfterNewKey(
            Async<KeyValuePair<K1, V1>, K1, V1>("KSTREAM-MAP-ASYNC-", asyncMapper, retryPolicy, named, static (in StreamRecord<K, V> record, KeyValuePair<K1, V1> result, Node<K1, V1> next) =>
                next.Process(new StreamRecord<K1, V1>(result.Key, result.Value, record.Timestamp, record.Headers))),
            responseSerDes?.KeySerDes,
            responseSerDes?.ValueSerDes);
    }

    public IKStream<K, V1> MapValuesAsync<V1>(
        Func<ExternalRecord<K, V>, ExternalContext, Task<V1>> asyncMapper,
        RetryPolicy? retryPolicy = null,
        RequestSerDes<K, V>? requestSerDes = null,
        ResponseSerDes<K, V1>? responseSerDes = null,
        string? named = null)
    {
        ArgumentNullException.ThrowIfNull(asyncMapper);
        return AfterNewValue(
            Async<V1, K, V1>("KSTREAM-MAPVALUES-ASYNC-", asyncMapper, retryPolicy, named, static (in StreamRecord<K, V> record, V1 result, Node<K, V1> next) => next.Process(record.WithValue(result))),
            responseSerDes?.ValueSerDes);
    }

    private AsyncPlan<K, V, R, KR, VR> Async<R, KR, VR>(
        string prefix, Func<ExternalRecord<K, V>, ExternalContext, Task<R>> call, RetryPolicy? policy, string? named, AsyncResults<K, V, R, KR, VR> results)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new AsyncPlan<K, V, R, KR, VR>(Names.Processor(named, prefix), call, policy ?? RetryPolicy.NewBuilder().Build(), results);
    }

    private KStream<K, V> WithoutDuplicates(Func<K, V, V, bool> comparer, TimeSpan interval, Materialized<K, V, IWindowStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(comparer);
        long intervalMs = WindowTime.Ms(interval);
        if (intervalMs <= 0) throw new ArgumentException($"the interval must be longer than 0 ms: {interval}", nameof(interval));
        const string prefix = "KSTREAM-DROPDUPLICATE-";
        string name = Names.Processor(named, prefix);
        var store = StoreChoice.ForDuplicates(Graph, materialized, prefix, intervalMs, KeySerdes, ValueSerdes);

        // Equal keys must come to the same task.
        var parent = Origin.NeedsRepartition ? Repartitioned(name, store.KeySerdes, store.ValueSerdes) : this;
        var step = Graph.Append(new OperatorStep(new DropDuplicatePlan<K, V>(name, store.Name, comparer, intervalMs), store.Plan), parent.Step);
        if (!store.IsNamed) Graph.Implicit.AddStore(store.Plan);
        return new KStream<K, V>(parent.Origin with { Step = step }, store.KeySerdes, store.ValueSerdes);
    }
}
