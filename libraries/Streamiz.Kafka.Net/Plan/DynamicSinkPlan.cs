using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Writes every record to the topic that user code names.</summary>
internal sealed class DynamicSinkPlan<K, V>(string name, Func<K, V, IRecordContext, string> topicOf, SinkOptions<K, V> options) : PlanNode<K, V>(name), IConsumerOf<K, V>, ISinkPlan
{
    public string? Topic => null;

    public Type? TopicNameExtractorType => topicOf.Target?.GetType() ?? topicOf.GetType();

    public Node<K, V> BuildFor(TaskBuild build) => build.Once<Node<K, V>>(this, () =>
    {
        var sink = new DynamicSinkNode<K, V>(build.UserCodeOf(this), topicOf, topic => Open(build, topic));
        return options.TimestampOf is null ? sink : new WithTimestampNode<K, V>(build.UserCodeOf(this), options.TimestampOf, sink);
    });

    private SinkNode<K, V> Open(TaskBuild build, string topic) => new(
        build.Context,
        build.Serdes.Key(options.KeySerdes, topic),
        build.Serdes.Value(options.ValueSerdes, topic),
        build.Context.Sink.Open(topic),
        build.PlacementOf(options, isInternal: false));
}
