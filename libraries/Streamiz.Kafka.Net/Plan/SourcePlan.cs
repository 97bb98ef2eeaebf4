using System.Text.RegularExpressions;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Reads one or several topics, or those that match a pattern.</summary>
internal sealed class SourcePlan<K, V>(string name, IReadOnlyList<string> topics, SourceOptions<K, V> options) : PlanNode<K, V>(name), ISourcePlan
{
    public IReadOnlyList<string> Topics { get; } = topics;

    public Regex? Pattern { get; init; }

    public bool IsGlobal { get; set; }

    public SourceOptions<K, V> Options { get; } = options;

    public Type? TimestampExtractorType => Options.TimestampExtractor?.GetType();

    public void BuildBehind(TaskBuild build) => Behind(build);

    public ISource BuildSource(TaskBuild build, string topic)
    {
        var downstream = Behind(build);
        var extractor = Options.TimestampExtractor ?? build.Context.Config.DefaultTimestampExtractor;
        return new Source<K, V>(
            build.Context,
            topic,
            build.Serdes.Key(Options.KeySerdes, topic),
            build.Serdes.Value(Options.ValueSerdes, topic),
            new SourceClock<K, V>(extractor, topic),
            downstream);
    }

    private Node<K, V> Behind(TaskBuild build) => build.Once(this, () => BuildDownstream(build));
}
