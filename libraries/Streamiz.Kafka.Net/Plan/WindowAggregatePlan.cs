using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A windowed aggregation of a grouped stream: which windows is said by the node that is made.</summary>
internal sealed class WindowAggregatePlan<K, V, VA>(string name, string storeName, bool onClose, long graceMs, Func<UserCode, WindowPlace<K, VA>, WindowedNode<K, V>> make)
    : WindowedOperator<K, V, VA>(name, storeName, graceMs)
{
    public override TableView<Windowed<K>, VA> BuildView(TaskBuild build) => new WindowStoreView<K, VA>(Store(build));

    protected override WindowedNode<K, V> BuildNode(TaskBuild build, TableForwarder<Windowed<K>, VA> forwarder) =>
        make(build.UserCodeOf(this), new WindowPlace<K, VA>(Store(build), onClose, forwarder));

    private IWindowFace<K, VA> Store(TaskBuild build) => build.Store<IWindowFace<K, VA>>(StoreName!);
}
