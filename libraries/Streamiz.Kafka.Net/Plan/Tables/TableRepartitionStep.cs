using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>The way of a grouped table's changes through a topic: sink and source; a change never lacks its key.</summary>
internal sealed class TableRepartitionStep<K, V>(string sink, string topic, string source, ISerDes<K>? keys, ISerDes<V>? values) : Step(source)
{
    private static readonly FailOnInvalidTimestamp Clock = new();

    public override void WriteTo(LogicalTopology topology)
    {
        var changes = new ChangeSerDes<V>(values);
        topology.AddRepartitionTopic(new RepartitionTopic(topic, null));
        topology.Add(new SinkPlan<K, Change<V>>(sink, topic, new SinkOptions<K, Change<V>>(keys, changes)), ParentNames);
        topology.AddSource(new SourcePlan<K, Change<V>>(Name, [topic], new SourceOptions<K, Change<V>>(keys, new ChangeSerDes<V>(values), Clock)));
    }
}
