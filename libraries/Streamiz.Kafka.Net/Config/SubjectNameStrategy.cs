namespace Streamiz.Kafka.Net;

/// <summary>How the subject of a schema is named.</summary>
public enum SubjectNameStrategy
{
    /// <summary><c>topic-key</c> or <c>topic-value</c>.</summary>
    Topic = 0,

    /// <summary>The record's full name.</summary>
    Record = 1,

    /// <summary>Topic and the record's full name.</summary>
    TopicRecord = 2,
}
