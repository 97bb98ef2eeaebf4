using System.Runtime.CompilerServices;

namespace Streamiz.Kafka.Net.Errors;

/// <summary>A key or a value could not be read.</summary>
public class DeserializationException : Exception
{
    /// <summary>With a message.</summary>
    [OverloadResolutionPriority(-1)]
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
