using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A way through a topic that places records by their new key: filter, sink, source.</summary>
internal sealed class RepartitionStep<K, V>(RepartitionNames names, SinkOptions<K, V> options, int? partitions = null) : RepartitionStep(names)
{
    private static readonly FailOnInvalidTimestamp Clock = new();

    private SinkOptions<K, V> Options { get; } = options;

    public override RepartitionStep Merged(IReadOnlyCollection<RepartitionStep> replaced, Names names)
    {
        var all = replaced.OfType<RepartitionStep<K, V>>().ToList();
        var serdes = new SinkOptions<K, V>(
            all.Select(r => r.Options.KeySerdes).FirstOrDefault(s => s is not null),
            all.Select(r => r.Options.ValueSerdes).FirstOrDefault(s => s is not null));
        return new RepartitionStep<K, V>(RepartitionNames.Of(Names.Topic, names), serdes);
    }

    public override void WriteTo(LogicalTopology topology)
    {
        topology.AddRepartitionTopic(new RepartitionTopic(Names.Topic, partitions));
        topology.Add(PassesNullKeys ? new PassThroughPlan<K, V>(Names.Filter) : new NotNullKeyPlan<K, V>(Names.Filter), ParentNames);
        topology.Add(new SinkPlan<K, V>(Names.Sink, Names.Topic, Options), Names.Filter);
        topology.AddSource(new SourcePlan<K, V>(Names.Source, [Names.Topic], new SourceOptions<K, V>(Options.KeySerdes, Options.ValueSerdes, Clock)));
    }
}
