namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>By which time a punctuation comes round.</summary>
public enum PunctuationType
{
    /// <summary>Wall clock.</summary>
    PROCESSING_TIME = 0,

    /// <summary>Largest timestamp that the task has seen.</summary>
    STREAM_TIME = 1,
}
