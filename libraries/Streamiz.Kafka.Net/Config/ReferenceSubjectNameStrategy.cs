namespace Streamiz.Kafka.Net;

/// <summary>How the subject of a referenced schema is named.</summary>
public enum ReferenceSubjectNameStrategy
{
    /// <summary>As the reference.</summary>
    ReferenceName = 0,
}
