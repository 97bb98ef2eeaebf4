using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A table from a topic or a stream. It has a store when the user named one or when somebody needs its rows or old values.</summary>
internal sealed class TableSourcePlan<K, V>(string name, StorePlan store, bool isNamed) : Operator<K, V, K, Change<V>>(name), ITablePlan<K, V>
{
    private bool _sendsOldValues;

    public StorePlan Store { get; } = store;

    public bool IsMaterialized { get; private set; } = isNamed || store.HasTimeToLive;

    /// <summary>Whether the store's name was generated.</summary>
    public bool NameIsGenerated { get; } = !isNamed;

    public string? StoreName => IsMaterialized ? Store.Name : null;

    /// <summary>Whoever looks rows up needs the store, so asking makes it.</summary>
    public IReadOnlyList<string> ViewStores
    {
        get
        {
            IsMaterialized = true;
            return [Store.Name];
        }
    }

    public TableView<K, V> BuildView(TaskBuild build) => new StoreView<K, V>(build.Store<ITableFace<K, V>>(Store.Name));

    public bool EnableSendingOldValues(bool force)
    {
        if (_sendsOldValues) return true;
        if (force) IsMaterialized = true;
        return _sendsOldValues = IsMaterialized;
    }

    protected override Node<K, V> Build(TaskBuild build, Node<K, Change<V>> downstream) => new TableSourceNode<K, V>(
        build.Context, new TableOutput<K, V>(IsMaterialized ? build.Store<ITableFace<K, V>>(Store.Name) : null, _sendsOldValues, downstream));
}
