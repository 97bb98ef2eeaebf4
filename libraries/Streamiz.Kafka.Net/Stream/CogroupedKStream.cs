using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ICogroupedKStream{K, VR}"/>
internal sealed class CogroupedKStream<K, VR>(OperatorGraph graph) : ICogroupedKStream<K, VR>
{
    public const string Prefix = "COGROUPKSTREAM-AGGREGATE-";

    private readonly List<(object Grouped, CogroupMember<K, VR> Member)> _members = [];

    public OperatorGraph Graph => graph;

    /// <summary>The first serde of keys that one of the streams has.</summary>
    public ISerDes<K>? KeySerdes => _members.Select(m => m.Member.KeySerdes).FirstOrDefault(s => s is not null);

    public ICogroupedKStream<K, VR> Cogroup<V>(IKGroupedStream<K, V> groupedStream, Func<K, V, VR, VR> aggregator)
    {
        ArgumentNullException.ThrowIfNull(aggregator);
        var grouped = KGroupedStream<K, V>.Of(groupedStream);
        var member = new CogroupMember<K, V, VR>(grouped, aggregator);

        // The same grouped stream given twice counts once, with its last aggregator.
        int at = _members.FindIndex(m => ReferenceEquals(m.Grouped, grouped));
        if (at < 0) _members.Add((grouped, member));
        else _members[at] = (grouped, member);
        return this;
    }

    public IKTable<K, VR> Aggregate(Func<VR> initializer, string? named = null) => Aggregated(initializer, null, named);

    public IKTable<K, VR> Aggregate(Func<VR> initializer, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>> materialized, string? named = null) => Aggregated(initializer, materialized, named);

    public ITimeWindowedCogroupedKStream<K, VR> WindowedBy<W>(WindowOptions<W> options)
        where W : Window => new TimeWindowedCogroupedKStream<K, VR>(this, WindowChoice.Of(options));

    public ITimeWindowedCogroupedKStream<K, VR> WindowedBy(SlidingWindowOptions options) => new TimeWindowedCogroupedKStream<K, VR>(this, WindowChoice.Of(options));

    public ISessionWindowedCogroupedKStream<K, VR> WindowedBy(SessionWindowOptions options) => new SessionWindowedCogroupedKStream<K, VR>(this, options);

    /// <summary>Appends one aggregation for every stream, all over one store, and what brings their results together.</summary>
    public KTable<KR, VR> Append<KR>(StoreChoice<K, VR> store, string? named, ISerDes<KR>? resultKeys, Func<CogroupMember<K, VR>, string, (PlanNode Node, ITablePlan<KR, VR> Table)> make)
    {
        var parents = _members.ConvertAll(m => m.Member.Place(store.Name, !store.IsNamed));
        graph.Copartition(_members.SelectMany(m => m.Member.Origin.Sources).ToHashSet(StringComparer.Ordinal));
        var steps = new List<Step>();
        var tables = new List<ITablePlan<KR, VR>>();
        for (int i = 0; i < _members.Count; i++)
        {
            var (node, table) = make(_members[i].Member, graph.Names.Suffixed(named, $"-cogroup-agg-{i}", Prefix));
            tables.Add(table);
            var step = i == 0 ? new OperatorStep(node, store.Plan) : new OperatorStep(node) { Uses = [store.Name] };
            steps.Add(graph.Append(step, parents[i]));
        }

        var merge = new CogroupPlan<KR, VR>(graph.Names.Suffixed(named, "-cogroup-merge", "COGROUPKSTREAM-MERGE-"), tables);
        var merged = graph.Append(new OperatorStep(merge) { GivesVersioned = store.Plan.IsVersioned }, steps);
        if (!store.IsNamed) graph.Implicit.AddStore(store.Plan);
        return new KTable<KR, VR>(new StreamOrigin(graph, merged, [merge.Name], NeedsRepartition: false), merge, store.QueryableName, resultKeys, store.ValueSerdes);
    }

    private KTable<K, VR> Aggregated(Func<VR> initializer, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        ArgumentNullException.ThrowIfNull(initializer);
        var store = StoreChoice.ForTable<K, VR>(graph, materialized, Prefix, KeySerdes, null);
        return Append(store, named, store.KeySerdes, (member, name) => member.Plain(name, store.Name, initializer));
    }
}
