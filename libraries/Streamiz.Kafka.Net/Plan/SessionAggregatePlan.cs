using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A session aggregation of a grouped stream.</summary>
internal sealed class SessionAggregatePlan<K, V, VA>(string name, string storeName, bool onClose, long graceMs, Func<UserCode, SessionPlace<K, VA>, Node<K, V>> make)
    : Operator<K, V, Windowed<K>, Change<VA>>(name), ITablePlan<Windowed<K>, VA>, IWindowedPlan
{
    public long GraceMs => graceMs;

    private bool _sendsOldValues;

    public string? StoreName => storeName;

    public IReadOnlyList<string> ViewStores => [storeName];

    public TableView<Windowed<K>, VA> BuildView(TaskBuild build) => new SessionStoreView<K, VA>(build.Store<ISessionFace<K, VA>>(storeName));

    public bool EnableSendingOldValues(bool force) => _sendsOldValues = true;

    protected override Node<K, V> Build(TaskBuild build, Node<Windowed<K>, Change<VA>> downstream) => make(
        build.UserCodeOf(this),
        new SessionPlace<K, VA>(build.Store<ISessionFace<K, VA>>(storeName), onClose, new TableForwarder<Windowed<K>, VA>(_sendsOldValues, downstream)));
}
