using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>One side of a table-table join.</summary>
internal sealed class TableJoinPlan<K, V1, V2, VR>(string name, ITablePlan<K, V2> other, Func<K, V1, V2, VR> joiner, bool thisMayLack, bool otherMayLack)
    : Operator<K, Change<V1>, K, Change<VR>>(name)
{
    public bool SendsOldValues { get; set; }

    public bool IgnoresOutOfOrder { get; set; }

    protected override Node<K, Change<V1>> Build(TaskBuild build, Node<K, Change<VR>> downstream) => new TableJoin<K, V1, V2, VR>(
        build.UserCodeOf(this), other.BuildView(build), joiner, new TableJoinSide(thisMayLack, otherMayLack, SendsOldValues, IgnoresOutOfOrder), downstream);
}
