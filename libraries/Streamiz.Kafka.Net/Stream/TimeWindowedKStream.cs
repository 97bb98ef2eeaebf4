using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ITimeWindowedKStream{K, V}"/>
internal sealed class TimeWindowedKStream<K, V>(KGroupedStream<K, V> grouped, WindowChoice windows) : ITimeWindowedKStream<K, V>
{
    private readonly List<LateRecords<K, V>> _late = [];
    private bool _onClose;

    public IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer, aggregator, null, null, null);
    }

    public IKTable<Windowed<K>, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated<VR>(initializer.Apply, aggregator.Apply, null, null, null);
    }

    public IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, Materialized<K, VR, IWindowStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer, aggregator, null, materialized, named);
    }

    public IKTable<Windowed<K>, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator, Materialized<K, VR, IWindowStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer.Apply, aggregator.Apply, null, materialized, named);
    }

    public IKTable<Windowed<K>, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, string named)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer, aggregator, null, null, named);
    }

    public IKTable<Windowed<K>, VR> Aggregate<VR, VRS>(Func<VR> initializer, Func<K, V, VR, VR> aggregator)
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer, aggregator, new VRS(), null, null);
    }

    public IKTable<Windowed<K>, VR> Aggregate<VR, VRS>(Initializer<VR> initializer, Aggregator<K, V, VR> aggregator)
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Aggregated(initializer.Apply, aggregator.Apply, new VRS(), null, null);
    }

    public IKTable<Windowed<K>, long> Count() => Counted(null, null);

    public IKTable<Windowed<K>, long> Count(string? named) => Counted(null, named);

    public IKTable<Windowed<K>, long> Count(Materialized<K, long, IWindowStore<Bytes, byte[]>> materialized, string? named = null)
    {
        // Without a name one number more is used up: Kafka Streams once did by mistake (not with sliding windows), and names must not shift.
        if (materialized.StoreName is null && !windows.IsSliding) grouped.Graph.Names.Store("KSTREAM-AGGREGATE-");
        return Counted(materialized, named);
    }

    public IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer, null, null);
    }

    public IKTable<Windowed<K>, V> Reduce(Reducer<V> reducer)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer.Apply, null, null);
    }

    public IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer, Materialized<K, V, IWindowStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer, materialized, named);
    }

    public IKTable<Windowed<K>, V> Reduce(Reducer<V> reducer, Materialized<K, V, IWindowStore<Bytes, byte[]>> materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer.Apply, materialized, named);
    }

    public IKTable<Windowed<K>, V> Reduce(Func<V, V, V> reducer, string named)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Reduced(reducer, null, named);
    }

    public ITimeWindowedKStream<K, V> OnLate(Action<IKStream<K, V>> late, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(late);
        _late.Add(new LateRecords<K, V>(late, named));
        return this;
    }

    public ITimeWindowedKStream<K, V> EmitStrategy(EmitStrategy strategy)
    {
        _onClose = strategy == Stream.EmitStrategy.OnWindowClose;
        if (_onClose && windows.IsUnlimited) throw new ArgumentException("an unlimited window never closes", nameof(strategy));
        return this;
    }

    private KTable<Windowed<K>, VR> Aggregated<VR>(Func<VR> initializer, Func<K, V, VR, VR> aggregator, ISerDes<VR>? serdes, Materialized<K, VR, IWindowStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(aggregator);
        return Append("KSTREAM-AGGREGATE-", new Aggregation<K, V, VR>.Of(initializer, aggregator), serdes, materialized, named);
    }

    private KTable<Windowed<K>, long> Counted(Materialized<K, long, IWindowStore<Bytes, byte[]>>? materialized, string? named) =>
        Append("KSTREAM-AGGREGATE-", new CountAggregation<K, V>(), new Int64SerDes(), materialized, named);

    private KTable<Windowed<K>, V> Reduced(Func<V, V, V> reducer, Materialized<K, V, IWindowStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Append("KSTREAM-REDUCE-", new Reduction<K, V>(reducer), grouped.ValueSerdes, materialized, named);
    }

    private KTable<Windowed<K>, VR> Append<VR>(string prefix, Aggregation<K, V, VR> aggregation, ISerDes<VR>? serdes, Materialized<K, VR, IWindowStore<Bytes, byte[]>>? materialized, string? named)
    {
        var store = StoreChoice.ForWindows(grouped.Graph, materialized, prefix, (windows.SizeMs, windows.Ends, windows.LeastRetentionMs, _onClose, windows.IsSliding), grouped.KeySerdes, serdes);
        var plan = new WindowAggregatePlan<K, V, VR>(grouped.Graph.Names.Processor(named, prefix), store.Name, _onClose, windows.GraceMs, (user, place) => windows.Node(user, aggregation, place));
        return grouped.Append<WindowAggregatePlan<K, V, VR>, Windowed<K>, VR>(plan, store, windows.Serdes(store.KeySerdes), _late);
    }
}
