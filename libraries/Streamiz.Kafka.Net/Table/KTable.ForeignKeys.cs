using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <content>Joins with other tables by foreign key.</content>
internal sealed partial class KTable<K, V>
{
    public IKTable<K, VR> Join<KT, VT, VR>(
        IKTable<KT, VT> table, Func<K, V, KT> foreignKey, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(foreignKey);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinByForeignKey(table, foreignKey, valueJoiner, false, materialized, named);
    }

    public IKTable<K, VR> LeftJoin<KT, VT, VR>(
        IKTable<KT, VT> table, Func<K, V, KT> foreignKey, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(foreignKey);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinByForeignKey(table, foreignKey, valueJoiner, true, materialized, named);
    }

    private KTable<K, VR> JoinByForeignKey<KT, VT, VR>(
        IKTable<KT, VT> table, Func<K, V, KT> foreignKey, Func<K, V, VT, VR> joiner, bool left, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        const string output = "KTABLE-FK-JOIN-OUTPUT-";
        var other = KTable<KT, VT>.Of(table);
        // The right table's old value tells which updates change nothing; the left one's which right row a row referred to.
        other.Plan.EnableSendingOldValues(true);
        Plan.EnableSendingOldValues(true);
        var names = ForeignKeyNames.Of(named, Names);
        var join = new ForeignKeyJoin<K, V, KT, VT, VR>(names, foreignKey, joiner, left)
        {
            Left = Plan, Right = other.Plan, LeftStores = Plan.ViewStores, RightStores = other.Plan.ViewStores, LeftKeys = KeySerdes, LeftValues = ValueSerdes, RightKeys = other.KeySerdes, RightValues = other.ValueSerdes,
        };
        string resultName = Names.Suffixed(named, "-result", output);
        var store = StoreChoice.ForTable(Graph, materialized, output, KeySerdes, null);

        var send = Graph.Append(join.SendStep(), Origin.Step);
        var request = Graph.Append(join.RequestStep(), send);
        other.Origin.Step.Append(request);
        Graph.Copartition([.. other.Origin.Sources.Append(names.RequestSource)]);
        var receive = Graph.Append(join.ReceiveStep(), request);
        var answer = Graph.Append(join.AnswerStep(), receive);
        var foreign = Graph.Append(join.ForeignStep(), other.Origin.Step);
        var response = Graph.Append(join.ResponseStep(), answer, foreign);
        IReadOnlyCollection<string> sources = [.. Origin.Sources.Append(names.ResponseSource)];
        Graph.Copartition(sources);
        var resolve = Graph.Append(join.ResolveStep(), response);
        var plan = new TableSourcePlan<K, VR>(resultName, store.Plan, store.IsNamed);
        var step = Graph.Append(new StreamToTableStep<K, VR>(plan, Graph.Implicit) { GivesVersioned = store.Plan.IsVersioned }, resolve);
        return new KTable<K, VR>(new StreamOrigin(Graph, step, sources, false), plan, store.QueryableName, store.KeySerdes, store.ValueSerdes);
    }
}
