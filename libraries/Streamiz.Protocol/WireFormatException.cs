namespace Streamiz.Protocol;

/// <summary>Bytes that do not follow Kafka's wire format: what is wrong, and where.</summary>
public sealed class WireFormatException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong.</param>
    public WireFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="cause">What was found out first.</param>
    public WireFormatException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
