namespace Streamiz.Kafka.Net.Errors;

/// <summary>Something was asked for at a time when it cannot be had.</summary>
public class IllegalStateException : Exception
{
    /// <summary>With a message.</summary>
    public IllegalStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public IllegalStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
