namespace Streamiz.Kafka.Net.Metrics;

/// <summary>How much is measured.</summary>
public enum MetricsRecordingLevel
{
    /// <summary>What an operator needs.</summary>
    INFO = 0,

    /// <summary>Everything.</summary>
    DEBUG = 1,
}
