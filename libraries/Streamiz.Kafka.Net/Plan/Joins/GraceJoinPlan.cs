using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Joins;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A stream joined with a versioned table after a grace period, in which its records wait.</summary>
internal sealed class GraceJoinPlan<K, V1, V2, VR>(
    string name, string bufferName, ITablePlan<K, V2> table, Func<K, V1, V2, VR> joiner, (bool Left, long GraceMs) kind, (ISerDes<K>? Keys, ISerDes<V1>? Values) serdes) : Operator<K, V1, K, VR>(name)
{
    protected override Node<K, V1> Build(TaskBuild build, Node<K, VR> downstream)
    {
        var join = new StreamTableJoin<K, V1, K, V2, VR>(build.UserCodeOf(this), table.BuildView(build), static (key, _, _) => key, joiner, kind.Left, downstream);
        return new GraceBuffer<K, V1>(
            build.UserCodeOf(this), build.Store<StreamBuffer>(bufferName), build.Serdes.Key(serdes.Keys, bufferName), build.Serdes.Value(serdes.Values, bufferName), kind, join);
    }
}
