using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Tables;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary><c>GroupBy</c> of a table.</summary>
internal sealed class TableGroupByPlan<K, V, KR, VR>(string name, Func<K, V, IRecordContext, KeyValuePair<KR, VR>> selector) : Operator<K, Change<V>, KR, Change<VR>>(name), IVersionedSemantics
{
    private bool _ignoresOutOfOrder;

    public void UseVersioned(bool versioned) => _ignoresOutOfOrder = versioned;

    protected override Node<K, Change<V>> Build(TaskBuild build, Node<KR, Change<VR>> downstream) =>
        new TableGroupBy<K, V, KR, VR>(build.UserCodeOf(this), selector, _ignoresOutOfOrder, downstream);
}
