using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Joins;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A stream joined with a table or a global table.</summary>
internal sealed class StreamTableJoinPlan<K, V1, KT, V2, VR>(string name, ITablePlan<KT, V2> table, Func<K, V1, IRecordContext, KT> keyOf, Func<K, V1, V2, VR> joiner, bool left)
    : Operator<K, V1, K, VR>(name)
{
    protected override Node<K, V1> Build(TaskBuild build, Node<K, VR> downstream) =>
        new StreamTableJoin<K, V1, KT, V2, VR>(build.UserCodeOf(this), table.BuildView(build), keyOf, joiner, left, downstream);
}
