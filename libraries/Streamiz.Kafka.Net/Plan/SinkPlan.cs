using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Writes to a topic.</summary>
internal sealed class SinkPlan<K, V>(string name, string topic, SinkOptions<K, V> options) : PlanNode<K, V>(name), IConsumerOf<K, V>, ISinkPlan
{
    public string? Topic => topic;

    public Type? TopicNameExtractorType => null;

    public Node<K, V> BuildFor(TaskBuild build) => build.Once<Node<K, V>>(this, () =>
    {
        string full = build.Topology.FullName(topic, build.Context.Config.ApplicationId);
        var sink = new SinkNode<K, V>(
            build.Context,
            build.Serdes.Key(options.KeySerdes, full),
            build.Serdes.Value(options.ValueSerdes, full),
            build.Context.Sink.Open(full),
            build.PlacementOf(options, isInternal: full != topic));
        return options.TimestampOf is null ? sink : new WithTimestampNode<K, V>(build.UserCodeOf(this), options.TimestampOf, sink);
    });
}
