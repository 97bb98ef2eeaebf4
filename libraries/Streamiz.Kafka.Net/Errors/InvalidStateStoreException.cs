namespace Streamiz.Kafka.Net.Errors;

/// <summary>A store is not there, is of another kind, or is closed.</summary>
public class InvalidStateStoreException : Exception
{
    /// <summary>With its cause, whose message it takes.</summary>
    public InvalidStateStoreException(Exception innerException)
        : base(innerException?.Message, innerException)
    {
    }

    /// <summary>With a message.</summary>
    public InvalidStateStoreException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public InvalidStateStoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
