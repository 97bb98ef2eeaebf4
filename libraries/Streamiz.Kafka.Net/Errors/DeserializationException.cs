namespace Streamiz.Kafka.Net.Errors;

/// <summary>A key or a value could not be read.</summary>
public class DeserializationException : Exception
{
    /// <summary>With a message.</summary>
    public DeserializationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public DeserializationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
