using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>TransformValues</c> of a table: a transformer with stores, one a task.</summary>
internal sealed class TableTransformValuesPlan<K, V, VR>(string name, ITablePlan<K, V> parent, string? storeName, Func<IValueTransformerWithKey<K, V, VR>> transformer, IReadOnlyList<string> uses)
    : TableOperator<K, V, VR>(name, parent, storeName)
{
    // A look-up calls the transformer, too, and that needs its stores.
    public override IReadOnlyList<string> ViewStores => StoreName is null ? [.. Parent.ViewStores, .. uses] : [StoreName];

    protected override Node<K, Change<V>> Build(TaskBuild build, Node<K, Change<VR>> downstream)
    {
        var node = new TableTransformValues<K, V, VR>(build.UserCodeOf(this), transformer(), Output(build, downstream));
        build.Lifecycles.Add(node);
        return node;
    }

    protected override TableView<K, VR> BuildViewWithoutStore(TaskBuild build)
    {
        var view = new TransformView<K, V, VR>(build.Context, Parent.BuildView(build), transformer());
        build.Lifecycles.Add(view);
        return view;
    }
}
