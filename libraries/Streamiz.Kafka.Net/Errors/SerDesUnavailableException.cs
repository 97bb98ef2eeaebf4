namespace Streamiz.Kafka.Net.Errors;

/// <summary>
/// Something that a serde needs cannot be reached now, such as a schema registry. It says nothing against the record, so no exception handler is asked
/// about it: the record is neither dropped nor sent to a dead-letter topic, but read again.
/// </summary>
public class SerDesUnavailableException : StreamsException
{
    /// <summary>With a message and its cause.</summary>
    public SerDesUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException!)
    {
    }
}
