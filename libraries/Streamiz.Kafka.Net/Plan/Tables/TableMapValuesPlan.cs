using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>MapValues</c> of a table.</summary>
internal sealed class TableMapValuesPlan<K, V, VR>(string name, ITablePlan<K, V> parent, string? storeName, Func<K, V, IRecordContext, VR> mapper)
    : TableOperator<K, V, VR>(name, parent, storeName)
{
    protected override Node<K, Change<V>> Build(TaskBuild build, Node<K, Change<VR>> downstream) =>
        new TableMapValues<K, V, VR>(build.UserCodeOf(this), mapper, Output(build, downstream));

    protected override TableView<K, VR> BuildViewWithoutStore(TaskBuild build)
    {
        var context = build.Context.Record;
        return new MapView<K, V, VR>(Parent.BuildView(build), (key, value) => mapper(key, value, context));
    }
}
