using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Joins;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>One side of a stream-stream join; the joiner takes this side's value first.</summary>
internal sealed class StreamJoinPlan<K, V1, V2, VR>(string name, StreamJoinStores stores, Func<K, V1, V2, VR> joiner, JoinSide side, StreamJoinSerdes<K, V1, V2> serdes) : Operator<K, V1, K, VR>(name)
{
    protected override Node<K, V1> Build(TaskBuild build, Node<K, VR> downstream)
    {
        var pending = stores.Pending is null ? null : new PendingJoins<K, V1, V2>(
            build.Store<IKeyValueFace<byte[], byte[]>>(stores.Pending),
            build.Serdes.Key(serdes.Keys, stores.Pending),
            build.Serdes.Value(serdes.These, stores.Pending),
            build.Serdes.Value(serdes.Others, stores.Pending),
            side.IsLeft);
        var other = build.Store<IWindowFace<K, V2>>(side.IsLeft ? stores.Right : stores.Left);
        return new StreamStreamJoin<K, V1, V2, VR>(build.UserCodeOf(this), other, pending, joiner, side, build.Shared(stores, () => new JoinTime(new ObservedTime(build.Context, stores.Left))), downstream);
    }
}
