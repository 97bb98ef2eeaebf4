namespace Streamiz.Kafka.Net.Plan;

/// <summary>A way through a topic that places records by their new key: filter, sink, source.</summary>
internal abstract class RepartitionStep(RepartitionNames names) : Step(names.Source)
{
    public RepartitionNames Names { get; } = names;

    /// <summary>Whether it may be merged with others of the same stream: an explicit <c>Repartition</c> may not.</summary>
    public bool IsOptimizable { get; init; } = true;

    /// <summary>Whether records without a key go through: somebody behind takes them.</summary>
    public bool PassesNullKeys { get; set; }

    /// <summary>One repartition instead of several: this one's topic, under freshly counted names.</summary>
    public abstract RepartitionStep Merged(IReadOnlyCollection<RepartitionStep> replaced, Names names);
}
