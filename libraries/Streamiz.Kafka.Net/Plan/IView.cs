namespace Streamiz.Kafka.Net.Plan;

/// <summary>Gives records of these types to a node that takes them in another form.</summary>
internal interface IView<K, V>
{
    /// <summary>Null when the child takes yet other types.</summary>
    IConsumerOf<K, V>? Adapt(PlanNode child);
}
