namespace Streamiz.Kafka.Net.Plan;

/// <summary>An aggregation in windows.</summary>
internal interface IWindowedPlan
{
    /// <summary>How long after its end a window still takes records, milliseconds; of sessions, after the gap.</summary>
    long GraceMs { get; }
}
