namespace Streamiz.Kafka.Net;

/// <summary>What holds for a record when something fails.</summary>
public enum ProcessingGuarantee
{
    /// <summary>Its results may be there twice.</summary>
    AT_LEAST_ONCE = 0,

    /// <summary>Its results are there once, and readers of committed records never see others.</summary>
    EXACTLY_ONCE = 1,
}
