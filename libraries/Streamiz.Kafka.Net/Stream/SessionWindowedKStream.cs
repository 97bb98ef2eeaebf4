using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ISessionWindowedKStream{K, V}"/>
internal sealed class SessionWindowedKStream<K, V>(KGroupedStream<K, V> grouped, SessionWindowOptions windows) : ISessionWindowedKStream<K, V>
{
    private readonly List<LateRecords<K, V>> _late = [];
    private bool _onClose;

    public IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, Func<K, VR, VR, VR> sessionMerger, string? named = null) =>
        Aggregated(initializer, aggregator, sessionMerger, null, named);

    public IKTable<Windowed<K>, VR> Aggregate<VR>(
        Initializer<VR> initializer, Aggregator<K, V, VR> aggregator, Merger<K, VR> sessionMerger, Materialized<K, VR, ISessionStore<Bytes, byte[]>>? materialized = null, string? named = null) =>
        Aggregated(initializer.Apply, aggregator.Apply, sessionMerger.Apply, materialized, named);

    public IKTable<Windowed<K>, VR> Aggregate<VR>(
        Func<VR> initializer, Func<K, V, VR, VR> aggregator, Func<K, VR, VR, VR> sessionMerger, Materialized<K, VR, ISessionStore<Bytes, byte[]>> materialized, string? named = null) =>
        Aggregated(initializer, aggregator, sessionMerger, materialized, named);

    public IKTable<Windowed<K>, long> Count(string? named = null) => Counted(null, named);

    public IKTable<Windowed<K>, long> Count(Materialized<K, long, ISessionStore<Bytes, byte[]>> materialized, string? named = null) => Counted(WithNumber(materialized), named);

    public IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer, string? named = null) => Reduced(reducer, null, named);

    public IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer, Materialized<K, V, ISessionStore<Bytes, byte[]>> materialized, string? named = null) => Reduced(reducer, materialized, named);

    public ISessionWindowedKStream<K, V> OnLate(Action<IKStream<K, V>> late, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(late);
        _late.Add(new LateRecords<K, V>(late, named));
        return this;
    }

    public ISessionWindowedKStream<K, V> EmitStrategy(EmitStrategy strategy)
    {
        _onClose = strategy == Stream.EmitStrategy.OnWindowClose;
        return this;
    }

    // A count that is given a Materialized without a name uses up one number more: Kafka Streams once did by mistake, and names must not shift.
    private Materialized<K, long, ISessionStore<Bytes, byte[]>> WithNumber(Materialized<K, long, ISessionStore<Bytes, byte[]>> materialized)
    {
        if (materialized.StoreName is null) grouped.Graph.Names.Store("KSTREAM-AGGREGATE-");
        return materialized;
    }

    private KTable<Windowed<K>, VR> Aggregated<VR>(
        Func<VR> initializer, Func<K, V, VR, VR> aggregator, Func<K, VR, VR, VR> merger, Materialized<K, VR, ISessionStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        ArgumentNullException.ThrowIfNull(merger);
        return Append("KSTREAM-AGGREGATE-", new Aggregation<K, V, VR>.Of(initializer, aggregator), new SessionMerging<K, VR>(merger, nullIsEmpty: false), null, materialized, named);
    }

    private KTable<Windowed<K>, long> Counted(Materialized<K, long, ISessionStore<Bytes, byte[]>>? materialized, string? named) => Append(
        "KSTREAM-AGGREGATE-", new CountAggregation<K, V>(), new SessionMerging<K, long>(static (_, one, other) => one + other, nullIsEmpty: false), new Int64SerDes(), materialized, named);

    private KTable<Windowed<K>, V> Reduced(Func<V, V, V> reducer, Materialized<K, V, ISessionStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Append("KSTREAM-REDUCE-", new Reduction<K, V>(reducer), new SessionMerging<K, V>((_, one, other) => reducer(one, other), nullIsEmpty: true), grouped.ValueSerdes, materialized, named);
    }

    private KTable<Windowed<K>, VR> Append<VR>(
        string prefix, Aggregation<K, V, VR> aggregation, SessionMerging<K, VR> merging, ISerDes<VR>? serdes, Materialized<K, VR, ISessionStore<Bytes, byte[]>>? materialized, string? named)
    {
        var store = StoreChoice.ForSessions(grouped.Graph, materialized, prefix, (windows, _onClose), grouped.KeySerdes, serdes);
        var plan = new SessionAggregatePlan<K, V, VR>(
            grouped.Graph.Names.Processor(named, prefix), store.Name, _onClose, WindowTime.Sum(windows.GracePeriodMs, windows.InactivityGapMs), (user, place) => new SessionAggregateNode<K, V, VR>(user, windows, aggregation, merging, place));
        return grouped.Append<SessionAggregatePlan<K, V, VR>, Windowed<K>, VR>(plan, store, store.KeySerdes is null ? new SessionWindowedSerDes<K>() : new SessionWindowedSerDes<K>(store.KeySerdes), _late);
    }
}
