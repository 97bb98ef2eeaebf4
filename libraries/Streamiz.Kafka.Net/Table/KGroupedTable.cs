using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <inheritdoc cref="IKGroupedTable{K, V}"/>
internal sealed class KGroupedTable<K, V>(StreamOrigin origin, string? name, ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes) : IKGroupedTable<K, V>
{
    private const string AggregateName = "KTABLE-AGGREGATE-", ReduceName = "KTABLE-REDUCE-";

    // Two aggregations of one grouping share its topic when the user has named it.
    private TableRepartitionStep<K, V>? _repartition;

    public IKTable<K, VR> Aggregate<VR>(Func<VR> initializer, Func<K, V, VR, VR> adder, Func<K, V, VR, VR> subtractor)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(subtractor);
        return Aggregate(initializer, adder, subtractor, null);
    }

    public IKTable<K, VR> Aggregate<VR>(Initializer<VR> initializer, Aggregator<K, V, VR> adder, Aggregator<K, V, VR> subtractor)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(subtractor);
        return Aggregate(initializer, adder, subtractor, null);
    }

    public IKTable<K, VR> Aggregate<VR>(
        Initializer<VR> initializer, Aggregator<K, V, VR> adder, Aggregator<K, V, VR> subtractor, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(subtractor);
        return Aggregate(initializer.Apply, adder.Apply, subtractor.Apply, materialized, named);
    }

    public IKTable<K, VR> Aggregate<VR, VRS>(Func<VR> initializer, Func<K, V, VR, VR> adder, Func<K, V, VR, VR> subtractor)
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(subtractor);
        return Aggregate(initializer, adder, subtractor, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>.Create().WithValueSerdes<VRS>());
    }

    public IKTable<K, VR> Aggregate<VR, VRS>(Initializer<VR> initializer, Aggregator<K, V, VR> adder, Aggregator<K, V, VR> subtractor)
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(subtractor);
        return Aggregate<VR, VRS>(initializer.Apply, adder.Apply, subtractor.Apply);
    }

    public IKTable<K, VR> Aggregate<VR>(
        Func<VR> initializer, Func<K, V, VR, VR> adder, Func<K, V, VR, VR> subtractor, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(subtractor);
        return Kept(AggregateName, named, materialized, null, (user, output) => new TableAggregate<K, V, VR>(user, initializer, adder, subtractor, output));
    }

    public IKTable<K, long> Count() => Count(null, null);

    public IKTable<K, long> Count(string named) => Count(null, named);

    public IKTable<K, long> Count(Materialized<K, long, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null) => Kept(
        AggregateName, named, materialized, new Int64SerDes(), (user, output) => new TableAggregate<K, V, long>(user, static () => 0, static (_, _, count) => count + 1, static (_, _, count) => count - 1, output));

    public IKTable<K, V> Reduce(Func<V, V, V> adder, Func<V, V, V> substractor)
    {
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(substractor);
        return Reduce(adder, substractor, null);
    }

    public IKTable<K, V> Reduce(Reducer<V> adder, Reducer<V> substractor)
    {
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(substractor);
        return Reduce(adder, substractor, null);
    }

    public IKTable<K, V> Reduce(Reducer<V> adder, Reducer<V> substractor, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(substractor);
        return Reduce(adder.Apply, substractor.Apply, materialized, named);
    }

    public IKTable<K, V> Reduce(Func<V, V, V> adder, Func<V, V, V> substractor, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(adder);
        ArgumentNullException.ThrowIfNull(substractor);
        return Kept(ReduceName, named, materialized, valueSerdes, (user, output) => new TableReduce<K, V>(user, adder, substractor, output));
    }

    private KTable<K, VA> Kept<VA>(
        string prefix, string? named, Materialized<K, VA, IKeyValueStore<Bytes, byte[]>>? materialized, ISerDes<VA>? values, Func<UserCode, TableOutput<K, VA>, Node<K, Change<V>>> make)
    {
        var names = origin.Graph.Names;
        var store = StoreChoice.ForTable(origin.Graph, materialized, AggregateName, keySerdes, values);
        string sink = names.Suffixed(named, "-sink", Names.Sink), source = names.Suffixed(named, "-source", Names.Source), function = names.Processor(named, prefix);
        if (_repartition is null || name is null)
        {
            _repartition = new TableRepartitionStep<K, V>(sink, (name ?? store.Name) + Names.RepartitionSuffix, source, keySerdes, valueSerdes);
            origin.Graph.Append(_repartition, origin.Step);
        }

        var node = new TableAggregatePlan<K, V, VA>(function, store.Name, make);
        var step = origin.Graph.Append(new OperatorStep(node, store.Plan) { GivesVersioned = store.Plan.IsVersioned }, _repartition);
        return new KTable<K, VA>(new StreamOrigin(origin.Graph, step, [_repartition.Name], false), node, store.QueryableName, store.KeySerdes, store.ValueSerdes);
    }
}
