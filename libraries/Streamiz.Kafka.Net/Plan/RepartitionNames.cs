namespace Streamiz.Kafka.Net.Plan;

/// <summary>Names around a repartition topic.</summary>
internal sealed record RepartitionNames(string Topic, string Filter, string Sink, string Source)
{
    /// <summary>From the name that the user or the operator gave; uses up three numbers whether they show or not.</summary>
    public static RepartitionNames Of(string prefix, Names names)
    {
        string topic = prefix.EndsWith(Plan.Names.RepartitionSuffix, StringComparison.Ordinal) ? prefix : prefix + Plan.Names.RepartitionSuffix;
        string sink = names.Processor(Plan.Names.Sink);
        string filter = names.Processor(Plan.Names.Filter);
        string source = names.Processor(Plan.Names.Source);
        return Plan.Names.IsGenerated(prefix)
            ? new RepartitionNames(topic, filter, sink, source)
            : new RepartitionNames(Plan.Names.Valid(topic), topic + "-filter", topic + "-sink", topic + "-source");
    }
}
