using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A session aggregation of a grouped stream.</summary>
internal sealed class SessionAggregatePlan<K, V, VA>(string name, string storeName, bool onClose, long graceMs, Func<UserCode, SessionPlace<K, VA>, WindowedNode<K, V>> make)
    : WindowedOperator<K, V, VA>(name, storeName, graceMs)
{
    public override TableView<Windowed<K>, VA> BuildView(TaskBuild build) => new SessionStoreView<K, VA>(Store(build));

    protected override WindowedNode<K, V> BuildNode(TaskBuild build, TableForwarder<Windowed<K>, VA> forwarder) =>
        make(build.UserCodeOf(this), new SessionPlace<K, VA>(Store(build), onClose, forwarder));

    private ISessionFace<K, VA> Store(TaskBuild build) => build.Store<ISessionFace<K, VA>>(StoreName!);
}
