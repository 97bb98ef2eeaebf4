namespace Streamiz.Kafka.Net.Errors;

/// <summary>Something went wrong while the application ran: which node, topic, partition and offset stands in the message.</summary>
public class StreamsException : Exception
{
    /// <summary>With its cause, whose message it takes.</summary>
    public StreamsException(Exception innerException)
        : base(innerException?.Message, innerException)
    {
    }

    /// <summary>With a message.</summary>
    public StreamsException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public StreamsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
