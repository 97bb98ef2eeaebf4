using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>Aggregate</c>, <c>Count</c> and <c>Reduce</c> of a grouped stream: which one is said by the node that is made.</summary>
internal sealed class AggregatePlan<K, V, VA>(string name, string storeName, Func<UserCode, TableOutput<K, VA>, Node<K, V>> make)
    : Operator<K, V, K, Change<VA>>(name), ITablePlan<K, VA>
{
    private bool _sendsOldValues;

    public string? StoreName => storeName;

    public IReadOnlyList<string> ViewStores => [storeName];

    public TableView<K, VA> BuildView(TaskBuild build) => new StoreView<K, VA>(build.Store<ITableFace<K, VA>>(storeName));

    public bool EnableSendingOldValues(bool force) => _sendsOldValues = true;

    protected override Node<K, V> Build(TaskBuild build, Node<K, Change<VA>> downstream) =>
        make(build.UserCodeOf(this), new TableOutput<K, VA>(build.Store<ITableFace<K, VA>>(storeName), _sendsOldValues, downstream));
}
