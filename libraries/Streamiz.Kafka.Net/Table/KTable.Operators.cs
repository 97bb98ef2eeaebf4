using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <content>Operators.</content>
internal sealed partial class KTable<K, V>
{
    private const string FilterName = "KTABLE-FILTER-", MapValuesName = "KTABLE-MAPVALUES-", TransformValuesName = "KTABLE-TRANSFORMVALUES-", SelectName = "KTABLE-SELECT-";

    public IKTable<K, V> Filter(Func<K, V, IRecordContext, bool> predicate, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Filter(predicate, null, named);
    }

    public IKTable<K, V> Filter(Func<K, V, IRecordContext, bool> predicate, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return FilterBy(predicate, true, materialized, named);
    }

    public IKTable<K, V> Filter(Func<K, V, bool> predicate, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Filter(predicate, null, named);
    }

    public IKTable<K, V> Filter(Func<K, V, bool> predicate, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return FilterBy((key, value, _) => predicate(key, value), true, materialized, named);
    }

    public IKTable<K, V> FilterNot(Func<K, V, IRecordContext, bool> predicate, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return FilterNot(predicate, null, named);
    }

    public IKTable<K, V> FilterNot(Func<K, V, IRecordContext, bool> predicate, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return FilterBy(predicate, false, materialized, named);
    }

    public IKTable<K, V> FilterNot(Func<K, V, bool> predicate, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return FilterNot(predicate, null, named);
    }

    public IKTable<K, V> FilterNot(Func<K, V, bool> predicate, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return FilterBy((key, value, _) => predicate(key, value), false, materialized, named);
    }

    public IKTable<K, VR> MapValues<VR>(Func<K, V, IRecordContext, VR> mapperWithKey, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapperWithKey);
        return MapValues(mapperWithKey, null, named);
    }

    public IKTable<K, VR> MapValues<VR>(Func<V, IRecordContext, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(mapper, null, named);
    }

    public IKTable<K, VR> MapValues<VR>(Func<V, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(mapper, null, named);
    }

    public IKTable<K, VR> MapValues<VR>(Func<K, V, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(mapper, null, named);
    }

    public IKTable<K, VR> MapValues<VR>(IValueMapper<V, VR> mapper, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(mapper, null, named);
    }

    public IKTable<K, VR> MapValues<VR>(IValueMapperWithKey<K, V, VR> mapperWithKey, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapperWithKey);
        return MapValues(mapperWithKey, null, named);
    }

    public IKTable<K, VR> MapValues<VR>(Func<V, IRecordContext, VR> mapper, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>((_, value, context) => mapper(value, context)), materialized, named);
    }

    public IKTable<K, VR> MapValues<VR>(Func<V, VR> mapper, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>((_, value, _) => mapper(value)), materialized, named);
    }

    public IKTable<K, VR> MapValues<VR>(Func<K, V, VR> mapper, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>((key, value, _) => mapper(key, value)), materialized, named);
    }

    public IKTable<K, VR> MapValues<VR>(IValueMapper<V, VR> mapper, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        return MapValues(new Func<K, V, IRecordContext, VR>((_, value, context) => mapper.Apply(value, context)), materialized, named);
    }

    public IKTable<K, VR> MapValues<VR>(IValueMapperWithKey<K, V, VR> mapperWithKey, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapperWithKey);
        return MapValues(new Func<K, V, IRecordContext, VR>(mapperWithKey.Apply), materialized, named);
    }

    public IKTable<K, VR> MapValues<VR>(Func<K, V, IRecordContext, VR> mapperWithKey, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(mapperWithKey);
        var store = Store(materialized, MapValuesName, null);
        var node = new TableMapValuesPlan<K, V, VR>(Names.Processor(named, MapValuesName), Plan, store?.QueryableName, mapperWithKey);
        return After(node, node, store, null);
    }

    public IKTable<K, VR> TransformValues<VR>(
        Func<IValueTransformerWithKey<K, V, VR>> transformer, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null, params string[] storeNames)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        // Here, unlike with the other operators, a store without a name uses up no number.
        var store = materialized?.StoreName is null ? null : Store(materialized, TransformValuesName, null);
        var node = new TableTransformValuesPlan<K, V, VR>(Names.Processor(named, TransformValuesName), Plan, store?.QueryableName, transformer, storeNames);
        return After(node, node, store, materialized?.ValueSerdes, storeNames);
    }

    public IKGroupedTable<KR, VR> GroupBy<KR, VR>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> keySelector, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupBy(keySelector, named, null, null);
    }

    public IKGroupedTable<KR, VR> GroupBy<KR, VR>(Func<K, V, KeyValuePair<KR, VR>> keySelector, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupBy((key, value, _) => keySelector(key, value), named, (ISerDes<KR>?)null, (ISerDes<VR>?)null);
    }

    public IKGroupedTable<KR, VR> GroupBy<KR, VR>(IKeyValueMapper<K, V, KeyValuePair<KR, VR>> keySelector, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupBy(keySelector.Apply, named, (ISerDes<KR>?)null, (ISerDes<VR>?)null);
    }

    public IKGroupedTable<KR, VR> GroupBy<KR, VR, KRS, VRS>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupBy(keySelector, named, new KRS(), new VRS());
    }

    public IKGroupedTable<KR, VR> GroupBy<KR, VR, KRS, VRS>(IKeyValueMapper<K, V, KeyValuePair<KR, VR>> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new()
        where VRS : ISerDes<VR>, new()
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupBy(keySelector.Apply, named, new KRS(), new VRS());
    }

    public IKGroupedTable<KR, VR> GroupBy<KR, VR>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> keySelector, Grouped<KR, VR> grouped)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupBy(keySelector, grouped.Name, grouped.KeySerdes, grouped.ValueSerdes);
    }

    private KGroupedTable<KR, VR> GroupBy<KR, VR>(Func<K, V, IRecordContext, KeyValuePair<KR, VR>> keySelector, string? named, ISerDes<KR>? keys, ISerDes<VR>? values)
    {
        var node = new TableGroupByPlan<K, V, KR, VR>(Names.Processor(named, SelectName), keySelector);
        // What a row was must be known to be taken out of its old group.
        Plan.EnableSendingOldValues(true);
        var step = Graph.Append(new OperatorStep(node), Step);
        return new KGroupedTable<KR, VR>(Origin with { Step = step }, named, keys, values);
    }

    private KTable<K, V> FilterBy(Func<K, V, IRecordContext, bool> predicate, bool passing, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        var store = Store(materialized, FilterName, ValueSerdes);
        var node = new TableFilterPlan<K, V>(Names.Processor(named, FilterName), Plan, store?.QueryableName, predicate, passing);
        return After(node, node, store, ValueSerdes);
    }

    // An operator's result has a store only when it was given a name; without one a number of the names is used up all the same.
    private StoreChoice<K, VR>? Store<VR>(Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string prefix, ISerDes<VR>? values)
    {
        if (materialized is null) return null;
        var store = StoreChoice.ForTable(Graph, materialized, prefix, KeySerdes, values);
        return store;
    }

    private KTable<K, VR> After<VR>(PlanNode node, ITablePlan<K, VR> table, StoreChoice<K, VR>? store, ISerDes<VR>? values, params IReadOnlyList<string> uses)
    {
        bool stored = store is { IsNamed: true };
        var step = new OperatorStep(node, stored ? [store!.Plan] : []) { Uses = uses, GivesVersioned = store?.Plan.IsVersioned };
        return new KTable<K, VR>(Origin with { Step = Graph.Append(step, Step) }, table, store?.QueryableName, store?.KeySerdes ?? KeySerdes, store?.ValueSerdes ?? values);
    }
}
