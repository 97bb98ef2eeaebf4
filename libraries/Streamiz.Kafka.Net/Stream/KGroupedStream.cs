using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="IKGroupedStream{K, V}"/>
internal sealed class KGroupedStream<K, V>(StreamOrigin origin, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes, string? named) : IKGroupedStream<K, V>
{
    // A grouping with a name has one repartition topic, whatever is aggregated over it.
    private RepartitionStep<K, V>? _shared;

    public StreamOrigin Origin => origin;

    public OperatorGraph Graph => origin.Graph;

    public ISerDes<K>? KeySerdes => keySerdes;

    public ISerDes<V>? ValueSerdes => valueSerdes;

    /// <summary>Name given to the grouping; null for none.</summary>
    public string? Named => named;

    public static KGroupedStream<K, V> Of(IKGroupedStream<K, V> grouped) =>
        grouped as KGroupedStream<K, V> ?? throw new ArgumentException("the grouped stream was not made by this library", nameof(grouped));

    public IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer, aggregator, null, null, null);
    }

    public IKTable<K, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated<VR>(initializer.Apply, aggregator.Apply, null, null, null);
    }

    public IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer, aggregator, null, materialized, named);
    }

    public IKTable<K, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer.Apply, aggregator.Apply, null, materialized, named);
    }

    public IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, string named)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer, aggregator, null, null, named);
    }

    public IKTable<K, VR> Aggregate<VR, VRS>(Func<VR> initializer, Func<K, V, VR, VR> aggregator)
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer, aggregator, new VRS(), null, null);
    }

    public IKTable<K, VR> Aggregate<VR, VRS>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator)
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer.Apply, aggregator.Apply, new VRS(), null, null);
    }

    public ICogroupedKStream<K, VR> Cogroup<VR>(Func<K, V, VR, VR> aggregator)
    {
        ArgumentNullException.ThrowIfNull(aggregator);
        return new CogroupedKStream<K, VR>(Graph).Cogroup(this, aggregator);
    }

    public IKTable<K, long> Count() => Counted(null, null);

    public IKTable<K, long> Count(string? named) => Counted(null, named);

    public IKTable<K, long> Count(Materialized<K, long, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null) => Counted(WithNumber(materialized), named);

    public IKTable<K, V> Reduce(Func<V, V, V> reducer)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer, null, null);
    }

    public IKTable<K, V> Reduce(Reducer<V> reducer)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer.Apply, null, null);
    }

    public IKTable<K, V> Reduce(Func<V, V, V> reducer, Materialized<K, V, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer, materialized, named);
    }

    public IKTable<K, V> Reduce(Reducer<V> reducer, Materialized<K, V, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer.Apply, materialized, named);
    }

    public IKTable<K, V> Reduce(Func<V, V, V> reducer, string named)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer, null, named);
    }

    public ITimeWindowedKStream<K, V> WindowedBy<W>(WindowOptions<W> options)
        where W : Window
    {
        ArgumentNullException.ThrowIfNull(options);
        return new TimeWindowedKStream<K, V>(this, WindowChoice.Of(options));
    }

    public ITimeWindowedKStream<K, V> WindowedBy(SlidingWindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new TimeWindowedKStream<K, V>(this, WindowChoice.Of(options));
    }

    public ISessionWindowedKStream<K, V> WindowedBy(SessionWindowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SessionWindowedKStream<K, V>(this, options);
    }

    /// <summary>The stream placed by its keys: through a repartition topic if they may have changed, named after the grouping or the store.</summary>
    public StreamOrigin Placed(string storeName, bool storeNameIsGenerated)
    {
        ArgumentException.ThrowIfNullOrEmpty(storeName);
        if (!origin.NeedsRepartition) return origin;
        var names = RepartitionNames.Of(named ?? storeName, Graph.Names);
        if (_shared is null || named is null) _shared = new RepartitionStep<K, V>(names, new SinkOptions<K, V>(keySerdes, valueSerdes));
        if (named is null && storeNameIsGenerated) Graph.Implicit.AddRepartition(names.Topic);
        var step = Graph.Append(_shared, origin.Step);
        return new StreamOrigin(Graph, step, [step.Name], NeedsRepartition: false);
    }

    /// <summary>Appends an aggregation and its store behind the placed stream.</summary>
    /// <param name="plan">The aggregation.</param>
    /// <param name="store">Its store.</param>
    /// <param name="resultKeys">The serde of the result's keys.</param>
    /// <param name="late">Who wants the records that no window took.</param>
    public KTable<KR, VR> Append<P, KR, VR>(P plan, StoreChoice<K, VR> store, ISerDes<KR>? resultKeys, IReadOnlyList<LateRecords<K, V>>? late = null)
        where P : PlanNode, ITablePlan<KR, VR>
    {
        var placed = Placed(store.Name, !store.IsNamed);
        var step = Graph.Append(new OperatorStep(plan, store.Plan) { GivesVersioned = store.Plan.IsVersioned }, placed.Step);
        if (!store.IsNamed) Graph.Implicit.AddStore(store.Plan);
        foreach (var output in late ?? [])
        {
            var lateStep = Graph.Append(new OperatorStep(new LateRecordsPlan<K, V>(Graph.Names.Processor(output.Name, "KSTREAM-LATE-"))), step);
            output.Use(new KStream<K, V>(placed with { Step = lateStep, NeedsRepartition = false }, keySerdes, valueSerdes));
        }

        return new KTable<KR, VR>(placed with { Step = step, NeedsRepartition = false }, plan, store.QueryableName, resultKeys, store.ValueSerdes);
    }

    // A count that is given a Materialized without a name uses up one number more: Kafka Streams once did by mistake, and names must not shift.
    private Materialized<K, long, IKeyValueStore<Bytes, byte[]>> WithNumber(Materialized<K, long, IKeyValueStore<Bytes, byte[]>> materialized)
    {
        if (materialized.StoreName is null) Graph.Names.Store("KSTREAM-AGGREGATE-");
        return materialized;
    }

    private KTable<K, VR> Aggregated<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, ISerDes<VR>? serdes, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Appended<VR>("KSTREAM-AGGREGATE-", serdes, materialized, named, (user, output) => new AggregateNode<K, V, VR>(user, initializer, aggregator, output));
    }

    private KTable<K, long> Counted(Materialized<K, long, IKeyValueStore<Bytes, byte[]>>? materialized, string? named) => Appended<long>(
        "KSTREAM-AGGREGATE-", new Int64SerDes(), materialized, named, static (user, output) => new AggregateNode<K, V, long>(user, static () => 0, static (_, _, count) => count + 1, output));

    private KTable<K, V> Reduced(Func<V, V, V> reducer, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Appended<V>("KSTREAM-REDUCE-", valueSerdes, materialized, named, (user, output) => new ReduceNode<K, V>(user, reducer, output));
    }

    private KTable<K, VR> Appended<VR>(
        string prefix, ISerDes<VR>? serdes, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named, Func<UserCode, TableOutput<K, VR>, Node<K, V>> make)
    {
        var store = StoreChoice.ForTable(Graph, materialized, prefix, keySerdes, serdes);
        var plan = new AggregatePlan<K, V, VR>(Graph.Names.Processor(named, prefix), store.Name, make);
        return Append<AggregatePlan<K, V, VR>, K, VR>(plan, store, store.KeySerdes);
    }
}
