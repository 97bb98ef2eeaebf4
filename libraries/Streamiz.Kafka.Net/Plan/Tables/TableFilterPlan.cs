using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>Filter</c> and <c>FilterNot</c> of a table. A parent that has a store tells old values, so that rows that never passed are not deleted.</summary>
internal sealed class TableFilterPlan<K, V>(string name, ITablePlan<K, V> parent, string? storeName, Func<K, V, IRecordContext, bool> predicate, bool passing)
    : TableOperator<K, V, V>(name, parent, storeName, parent.EnableSendingOldValues(false)), IVersionedSemantics
{
    private bool _versioned;

    public void UseVersioned(bool versioned) => _versioned = versioned;

    protected override Node<K, Change<V>> Build(TaskBuild build, Node<K, Change<V>> downstream) =>
        new TableFilter<K, V>(build.UserCodeOf(this), predicate, (passing, _versioned), Output(build, downstream));

    protected override TableView<K, V> BuildViewWithoutStore(TaskBuild build)
    {
        var context = build.Context.Record;
        return new FilterView<K, V>(Parent.BuildView(build), (key, value) => predicate(key, value, context) == passing);
    }
}
