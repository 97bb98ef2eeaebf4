using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors.Joins;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Supplier;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Stream;

/// <content>What the joins do.</content>
internal sealed partial class KStream<K, V>
{
    private const string JoinName = "KSTREAM-JOIN-", LeftJoinName = "KSTREAM-LEFTJOIN-";

    private static KStream<K, VR> With<VR, VRS>(KStream<K, VR> result)
        where VRS : ISerDes<VR>, new() => new(result.Origin, result.KeySerdes, new VRS());

    private KStream<K, VR> JoinTable<V0, VR>(IKTable<K, V0> table, Func<K, V, V0, VR> joiner, bool left, StreamTableJoinProps<K, V, V0>? props, string? named)
    {
        named ??= props?.Name;
        if (Origin.NeedsRepartition) return RepartitionedForJoin(named, props?.KeySerdes, props?.LeftValueSerdes).JoinTable(table, joiner, left, props, named);
        var other = KTable<K, V0>.Of(table);
        IReadOnlyCollection<string> sources = [.. Origin.Sources.Union(other.Origin.Sources, StringComparer.Ordinal)];
        Graph.Copartition(sources);
        string name = Names.Processor(named, left ? LeftJoinName : JoinName);
        var step = props?.Grace is { } grace
            ? GraceJoin(name, other, joiner, (left, (long)grace.TotalMilliseconds), props)
            : new OperatorStep(new StreamTableJoinPlan<K, V, K, V0, VR>(name, other.Plan, static (key, _, _) => key, joiner, left)) { Uses = other.Plan.ViewStores, TakesNullKeys = left };
        return new KStream<K, VR>(new StreamOrigin(Graph, Graph.Append(step, Step), sources, false), props?.KeySerdes ?? KeySerdes, null);
    }

    private OperatorStep GraceJoin<V0, VR>(string name, KTable<K, V0> table, Func<K, V, V0, VR> joiner, (bool Left, long GraceMs) kind, StreamTableJoinProps<K, V, V0> props)
    {
        if (!table.Origin.Step.IsBehindVersioned()) throw new ArgumentException($"{name}: a grace period needs a versioned table, and {table.Origin.Step.Name} is none");
        if (table.Origin.Step.HistoryMs is { } history && history < kind.GraceMs)
            throw new ArgumentException($"{name}: the table keeps {history} ms of its history, which is less than the grace period of {kind.GraceMs} ms");
        string bufferName = name + "-Buffer";
        var plan = new GraceJoinPlan<K, V, V0, VR>(name, bufferName, table.Plan, joiner, kind, (props.KeySerdes ?? KeySerdes, props.LeftValueSerdes ?? ValueSerdes));
        return new OperatorStep(plan, new StorePlan(bufferName, _ => new StreamBuffer(bufferName, logged: true))) { Uses = table.Plan.ViewStores, TakesNullKeys = kind.Left };
    }

    private KStream<K, VR> JoinGlobal<K0, V0, VR>(IGlobalKTable<K0, V0> globalTable, Func<K, V, Processors.IRecordContext, K0> keyOf, Func<K, V, V0, VR> joiner, bool left, string? named)
    {
        var table = GlobalKTable<K0, V0>.Of(globalTable);
        // Joins with global tables are all counted under this name.
        string name = Names.Processor(named, LeftJoinName);
        var step = new OperatorStep(new StreamTableJoinPlan<K, V, K0, V0, VR>(name, new GlobalTablePlan<K0, V0>(table.StoreName), keyOf, joiner, left)) { TakesNullKeys = left };
        return new KStream<K, VR>(Origin with { Step = Graph.Append(step, Step) }, KeySerdes, null);
    }

    private KStream<K, VR> JoinStream<V0, VR>(IKStream<K, V0> stream, Func<K, V, V0, VR> joiner, JoinWindowOptions windows, (bool Left, bool Right) outer, StreamJoinProps<K, V, V0>? props)
    {
        var (left, right) = (this, KStream<K, V0>.Of(stream));
        string? named = props?.Name;
        if (left.Origin.NeedsRepartition) left = left.RepartitionedForJoin(named is null ? null : named + "-left", props?.KeySerdes, props?.LeftValueSerdes);
        if (right.Origin.NeedsRepartition) right = right.RepartitionedForJoin(named is null ? null : named + "-right", props?.KeySerdes, props?.RightValueSerdes);
        IReadOnlyCollection<string> sources = [.. left.Origin.Sources.Union(right.Origin.Sources, StringComparer.Ordinal)];
        Graph.Copartition(sources);
        return new StreamJoining<K, V, V0, VR>(left, right, joiner, windows, outer, props).Append(sources);
    }
}
