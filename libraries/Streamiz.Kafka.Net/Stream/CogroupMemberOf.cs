using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc/>
internal sealed class CogroupMember<K, V, VR>(KGroupedStream<K, V> grouped, Func<K, V, VR, VR> aggregator) : CogroupMember<K, VR>
{
    public override StreamOrigin Origin => grouped.Origin;

    public override ISerDes<K>? KeySerdes => grouped.KeySerdes;

    public override Step Place(string storeName, bool storeNameIsGenerated) => grouped.Placed(storeName, storeNameIsGenerated).Step;

    public override (PlanNode Node, ITablePlan<K, VR> Table) Plain(string name, string storeName, Func<VR> initializer)
    {
        var plan = new AggregatePlan<K, V, VR>(name, storeName, (user, output) => new AggregateNode<K, V, VR>(user, initializer, aggregator, output));
        return (plan, plan);
    }

    public override (PlanNode Node, ITablePlan<Windowed<K>, VR> Table) Windowed(string name, string storeName, Func<VR> initializer, WindowChoice windows)
    {
        var aggregation = new Aggregation<K, V, VR>.Of(initializer, aggregator);
        var plan = new WindowAggregatePlan<K, V, VR>(name, storeName, onClose: false, windows.GraceMs, (user, place) => windows.Node(user, aggregation, place));
        return (plan, plan);
    }

    public override (PlanNode Node, ITablePlan<Windowed<K>, VR> Table) Session(string name, string storeName, Func<VR> initializer, SessionWindowOptions windows, SessionMerging<K, VR> merging)
    {
        var aggregation = new Aggregation<K, V, VR>.Of(initializer, aggregator);
        var plan = new SessionAggregatePlan<K, V, VR>(name, storeName, onClose: false, WindowTime.Sum(windows.GracePeriodMs, windows.InactivityGapMs), (user, place) => new SessionAggregateNode<K, V, VR>(user, windows, aggregation, merging, place));
        return (plan, plan);
    }
}
