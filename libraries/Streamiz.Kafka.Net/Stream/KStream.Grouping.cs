using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <content>Grouping, and tables.</content>
internal sealed partial class KStream<K, V>
{
    public IKGroupedStream<KR, V> GroupBy<KR>(Func<K, V, IRecordContext, KR> keySelector, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy(keySelector, null, null, named);
    }

    public IKGroupedStream<KR, V> GroupBy<KR>(Func<K, V, KR> keySelector, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy<KR>((k, v, _) => keySelector(k, v), null, null, named);
    }

    public IKGroupedStream<KR, V> GroupBy<KR>(IKeyValueMapper<K, V, KR> keySelector, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy<KR>(keySelector.Apply, null, null, named);
    }

    public IKGroupedStream<KR, V> GroupBy<KR>(Func<K, V, IRecordContext, KR> keySelector, Grouped<KR, V> grouped)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy(keySelector, grouped.KeySerdes, grouped.ValueSerdes, grouped.Name);
    }

    public IKGroupedStream<KR, V> GroupBy<KR>(Func<K, V, KR> keySelector, Grouped<KR, V> grouped)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy((k, v, _) => keySelector(k, v), grouped.KeySerdes, grouped.ValueSerdes, grouped.Name);
    }

    public IKGroupedStream<KR, V> GroupBy<KR, KRS>(Func<K, V, IRecordContext, KR> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new()
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy(keySelector, new KRS(), null, named);
    }

    public IKGroupedStream<KR, V> GroupBy<KR, KRS>(IKeyValueMapper<K, V, KR> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new()
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy(keySelector.Apply, new KRS(), null, named);
    }

    public IKGroupedStream<KR, V> GroupBy<KR, KRS, VS>(Func<K, V, IRecordContext, KR> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new()
        where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy(keySelector, new KRS(), new VS(), named);
    }

    public IKGroupedStream<KR, V> GroupBy<KR, KRS, VS>(IKeyValueMapper<K, V, KR> keySelector, string? named = null)
        where KRS : ISerDes<KR>, new()
        where VS : ISerDes<V>, new()
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        return GroupedBy(keySelector.Apply, new KRS(), new VS(), named);
    }

    public IKGroupedStream<K, V> GroupByKey(string? named = null) => new KGroupedStream<K, V>(Origin, KeySerdes, ValueSerdes, named);

    public IKGroupedStream<K, V> GroupByKey(Grouped<K, V> grouped) => new KGroupedStream<K, V>(Origin, grouped.KeySerdes ?? KeySerdes, grouped.ValueSerdes ?? ValueSerdes, grouped.Name);

    public IKGroupedStream<K, V> GroupByKey<KS, VS>(string? named = null)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => new KGroupedStream<K, V>(Origin, new KS(), new VS(), named);

    public IKTable<K, V> ToTable() => Table(null, null);

    public IKTable<K, V> ToTable(Materialized<K, V, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null) => Table(materialized, named);

    public IKTable<K, V> ToTable(string named) => Table(null, named);

    private KGroupedStream<KR, V> GroupedBy<KR>(Func<K, V, IRecordContext, KR> keySelector, ISerDes<KR>? keySerdes, ISerDes<V>? valueSerdes, string? named)
    {
        ArgumentNullException.ThrowIfNull(keySelector);
        var plan = new SelectKeyPlan<K, V, KR>(Names.Processor(named, "KSTREAM-KEY-SELECT-"), keySelector);
        var step = Graph.Append(new OperatorStep(plan) { ChangesKey = true }, Step);
        return new KGroupedStream<KR, V>(Origin with { Step = step, NeedsRepartition = true }, keySerdes, valueSerdes ?? ValueSerdes, named);
    }

    private KTable<K, V> Table(Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        const string prefix = "KSTREAM-TOTABLE-";
        string name = Names.Processor(named, prefix);
        var store = StoreChoice.ForTable(Graph, materialized, prefix, KeySerdes, ValueSerdes);
        var parent = this;
        if (Origin.NeedsRepartition)
        {
            parent = Repartitioned(name, store.KeySerdes, store.ValueSerdes);
            if (named is null) Graph.Implicit.AddRepartition(name + Names.RepartitionSuffix);
        }

        var plan = new TableSourcePlan<K, V>(name, store.Plan, store.IsNamed);
        var step = Graph.Append(new StreamToTableStep<K, V>(plan, Graph.Implicit) { GivesVersioned = store.Plan.IsVersioned }, parent.Step);
        return new KTable<K, V>(parent.Origin with { Step = step, NeedsRepartition = false }, plan, store.QueryableName, store.KeySerdes, store.ValueSerdes);
    }
}
