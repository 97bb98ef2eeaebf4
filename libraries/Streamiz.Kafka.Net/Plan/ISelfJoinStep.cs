namespace Streamiz.Kafka.Net.Plan;

/// <summary>A join of two streams that may turn out to be one.</summary>
internal interface ISelfJoinStep
{
    /// <summary>Called when single stores for self joins are wanted; does nothing when the two sides differ.</summary>
    void UseOneStore();
}
