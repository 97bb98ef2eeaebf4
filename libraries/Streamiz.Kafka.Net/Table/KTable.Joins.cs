using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Table;

/// <content>Joins with other tables by key.</content>
internal sealed partial class KTable<K, V>
{
    private const string MergeName = "KTABLE-MERGE-";

    public IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return Join(table, valueJoiner, null);
    }

    public IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return Join(table, valueJoiner, null);
    }

    public IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, (_, left, right) => valueJoiner(left, right), (false, false), materialized, named);
    }

    public IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, (_, left, right) => valueJoiner.Apply(left, right), (false, false), materialized, named);
    }

    public IKTable<K, VR> Join<VT, VR>(IKTable<K, VT> table, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, valueJoiner, (false, false), materialized, named);
    }

    public IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return LeftJoin(table, valueJoiner, null);
    }

    public IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return LeftJoin(table, valueJoiner, null);
    }

    public IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, (_, left, right) => valueJoiner(left, right), (false, true), materialized, named);
    }

    public IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, (_, left, right) => valueJoiner.Apply(left, right), (false, true), materialized, named);
    }

    public IKTable<K, VR> LeftJoin<VT, VR>(IKTable<K, VT> table, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, valueJoiner, (false, true), materialized, named);
    }

    public IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return OuterJoin(table, valueJoiner, null);
    }

    public IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return OuterJoin(table, valueJoiner, null);
    }

    public IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, Func<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, (_, left, right) => valueJoiner(left, right), (true, true), materialized, named);
    }

    public IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, IValueJoiner<V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, (_, left, right) => valueJoiner.Apply(left, right), (true, true), materialized, named);
    }

    public IKTable<K, VR> OuterJoin<VT, VR>(IKTable<K, VT> table, Func<K, V, VT, VR> valueJoiner, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized = null, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(valueJoiner);
        return JoinWith(table, valueJoiner, (true, true), materialized, named);
    }

    private KTable<K, VR> JoinWith<VT, VR>(
        IKTable<K, VT> table, Func<K, V, VT, VR> joiner, (bool Left, bool Right) mayLack, Materialized<K, VR, IKeyValueStore<Bytes, byte[]>>? materialized, string? named)
    {
        var other = KTable<K, VT>.Of(table);
        var store = materialized is null ? null : StoreChoice.ForTable(Graph, materialized, MergeName, KeySerdes, null);
        string mergeName = Names.Processor(named, MergeName);
        IReadOnlyCollection<string> sources = [.. Origin.Sources.Union(other.Origin.Sources, StringComparer.Ordinal)];
        Graph.Copartition(sources);
        // Rows are looked up on both sides, so both have stores, here or further up.
        var views = (Left: Plan.ViewStores, Right: other.Plan.ViewStores);
        if (mayLack.Right) Plan.EnableSendingOldValues(true);
        if (mayLack.Left) other.Plan.EnableSendingOldValues(true);
        string thisName = Names.Suffixed(named, "-join-this", "KTABLE-JOINTHIS-"), otherName = Names.Suffixed(named, "-join-other", "KTABLE-JOINOTHER-");
        var merge = new TableMergePlan<K, V, VT, VR>(mergeName, Plan, other.Plan, store?.Name, joiner, mayLack.Left, mayLack.Right)
        {
            This = new TableJoinPlan<K, V, VT, VR>(thisName, other.Plan, joiner, mayLack.Left, mayLack.Right),
            Other = new TableJoinPlan<K, VT, V, VR>(otherName, Plan, (key, right, left) => joiner(key, left, right), mayLack.Right, mayLack.Left),
        };
        var step = new TableJoinStep<K, V, VT, VR>(merge, (Origin.Step.Name, views.Left), (other.Origin.Step.Name, views.Right), store?.Plan) { GivesVersioned = store?.Plan.IsVersioned ?? false };
        Graph.Append(step, Origin.Step, other.Origin.Step);
        return new KTable<K, VR>(new StreamOrigin(Graph, step, sources, false), merge, store?.QueryableName, store?.KeySerdes ?? KeySerdes, store?.ValueSerdes);
    }
}
