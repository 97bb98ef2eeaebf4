namespace Streamiz.Kafka.Net.Errors;

/// <summary>A state store failed.</summary>
public class ProcessorStateException : Exception
{
    /// <summary>With a message.</summary>
    public ProcessorStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ProcessorStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
