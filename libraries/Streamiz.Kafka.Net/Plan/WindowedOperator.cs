using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A windowed aggregation of a grouped stream: gives a table, and, to who asks for them, the records that came too late.</summary>
internal abstract class WindowedOperator<K, V, VA>(string name, string storeName, long graceMs) : Operator<K, V, Windowed<K>, Change<VA>>(name), ITablePlan<Windowed<K>, VA>, IWindowedPlan
{
    private readonly List<LateRecordsPlan<K, V>> _late = [];
    private bool _sendsOldValues;

    public long GraceMs => graceMs;

    public string? StoreName => storeName;

    public IReadOnlyList<string> ViewStores => [storeName];

    public abstract TableView<Windowed<K>, VA> BuildView(TaskBuild build);

    public bool EnableSendingOldValues(bool force) => _sendsOldValues = true;

    protected abstract WindowedNode<K, V> BuildNode(TaskBuild build, TableForwarder<Windowed<K>, VA> forwarder);

    protected sealed override Node<K, V> Build(TaskBuild build, Node<Windowed<K>, Change<VA>> downstream)
    {
        var node = BuildNode(build, new TableForwarder<Windowed<K>, VA>(_sendsOldValues, downstream));
        if (_late.Count > 0) node.Late = _late.Count == 1 ? _late[0].BuildFor(build) : new FanOut<K, V>([.. _late.Select(l => l.BuildFor(build))]);
        return node;
    }

    protected sealed override void Connect(PlanNode child, Views views)
    {
        if (child is LateRecordsPlan<K, V> late) _late.Add(late);
        else base.Connect(child, views);
    }
}
